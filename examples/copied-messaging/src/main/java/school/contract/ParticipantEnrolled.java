package school.contract;

import java.util.UUID;

/** A participant took a seat of a course and paid for it. */
public record ParticipantEnrolled(UUID courseId, UUID accountId, int seatsLeft) implements Message {

    @Override
    public UUID key() {
        return courseId;
    }
}
