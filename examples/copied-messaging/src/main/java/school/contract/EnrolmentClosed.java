package school.contract;

import java.util.UUID;

/** A course begins, and takes no more participants. */
public record EnrolmentClosed(UUID courseId, int participants) implements Message {

    @Override
    public UUID key() {
        return courseId;
    }
}
