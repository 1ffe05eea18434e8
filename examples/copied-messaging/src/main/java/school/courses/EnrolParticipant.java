package school.courses;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import school.accounts.Account;
import school.accounts.Accounts;
import school.contract.AccountCharged;
import school.contract.ParticipantEnrolled;

/**
 * Enrols a participant: a seat of the course and the fee from the account, both or neither.
 *
 * <p>Two aggregates change in one transaction, and each records its own event. The events have different keys, so no
 * order holds between them. Every use case locks the course before the account; otherwise two transactions could
 * deadlock.
 */
@ApplicationScoped
class EnrolParticipant {

    private final Courses courses;
    private final Accounts accounts;

    EnrolParticipant(Courses courses, Accounts accounts) {
        this.courses = courses;
        this.accounts = accounts;
    }

    @WithTransaction
    public Uni<Void> enrol(UUID courseId, UUID accountId) {
        return courses.findForUpdate(courseId)
                .chain(course -> accounts.findForUpdate(accountId).chain(account -> enrol(course, account)));
    }

    private Uni<Void> enrol(Course course, Account account) {
        course.takeSeat();
        account.charge(course.fee);
        return courses.enrol(course, account.id())
                .chain(() ->
                        courses.record(course, new ParticipantEnrolled(course.id, account.id(), course.seatsLeft())))
                .chain(() -> accounts.record(
                        account, new AccountCharged(account.id(), course.id, course.fee, account.balance())));
    }
}
