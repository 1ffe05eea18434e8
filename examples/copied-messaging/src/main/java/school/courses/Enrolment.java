package school.courses;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** A participant of a course, named by the account that paid. */
@Entity
class Enrolment {

    @Id
    UUID id = UUID.randomUUID();

    UUID courseId = new UUID(0, 0);
    UUID accountId = new UUID(0, 0);

    static Enrolment of(UUID courseId, UUID accountId) {
        Enrolment enrolment = new Enrolment();
        enrolment.courseId = courseId;
        enrolment.accountId = accountId;
        return enrolment;
    }
}
