package school.courses;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import school.Conflict;

/** A course with a limited number of seats. */
@Entity
class Course {

    enum Status {
        OPEN,
        CLOSED,
        CANCELLED
    }

    @Id
    UUID id = UUID.randomUUID();

    String title = "";
    int seats;
    int participants;
    long fee;
    Instant startsAt = Instant.EPOCH;

    @Enumerated(EnumType.STRING)
    Status status = Status.OPEN;

    static Course offer(String title, int seats, long fee, Instant startsAt) {
        Course course = new Course();
        course.title = title;
        course.seats = seats;
        course.fee = fee;
        course.startsAt = startsAt;
        return course;
    }

    int seatsLeft() {
        return seats - participants;
    }

    /** Takes a seat; fails with {@link Conflict} if the course is full or no longer open. */
    void takeSeat() {
        if (status != Status.OPEN || seatsLeft() == 0) {
            throw new Conflict("the course takes no more participants");
        }
        participants++;
    }

    void closeEnrolment() {
        status = Status.CLOSED;
    }

    /** Cancels the course; fails with {@link Conflict} if it is cancelled already. */
    void cancel() {
        if (status == Status.CANCELLED) {
            throw new Conflict("the course is cancelled already");
        }
        status = Status.CANCELLED;
    }
}
