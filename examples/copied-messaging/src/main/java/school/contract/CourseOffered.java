package school.contract;

import java.util.UUID;

/** A course was offered. */
public record CourseOffered(UUID courseId, String title, int seats, long fee) implements Message {

    @Override
    public UUID key() {
        return courseId;
    }
}
