package school.courses;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import school.contract.CourseCancelled;
import school.contract.CreditAccount;
import school.contract.Message;

/**
 * Cancels a course and sends a command per participant that returns the fee.
 *
 * <p>The accounts change later, each in a transaction of its own: one transaction would lock them all.
 */
@ApplicationScoped
class CancelCourse {

    private final Courses courses;

    CancelCourse(Courses courses) {
        this.courses = courses;
    }

    @WithTransaction
    public Uni<Void> cancel(UUID courseId) {
        return courses.findForUpdate(courseId).invoke(Course::cancel).chain(course -> courses.participants(course)
                .chain(participants -> courses.record(course, messages(course, participants))));
    }

    /** The event comes first: the outbox makes it the cause of the commands. */
    private static Message[] messages(Course course, List<UUID> participants) {
        return Stream.concat(
                        Stream.of(new CourseCancelled(course.id, course.participants)),
                        participants.stream().map(account -> new CreditAccount(account, course.id, course.fee)))
                .toArray(Message[]::new);
    }
}
