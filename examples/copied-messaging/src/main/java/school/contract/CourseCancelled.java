package school.contract;

import java.util.UUID;

/** A course was cancelled. Its participants get their fees back. */
public record CourseCancelled(UUID courseId, int participants) implements Message {

    @Override
    public UUID key() {
        return courseId;
    }
}
