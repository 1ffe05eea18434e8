package school.courses;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import school.NotFound;
import school.contract.Message;
import school.messaging.envelope.OutgoingMessage;
import school.messaging.outbox.Outbox;

/** Courses in PostgreSQL. Recording stores the course and its messages in one transaction. */
@ApplicationScoped
class Courses implements PanacheRepositoryBase<Course, UUID> {

    private static final String STARTING = """
            select * from course where status = 'OPEN' and starts_at <= :now
            order by starts_at limit :limit for update skip locked""";

    private final Outbox outbox;

    Courses(Outbox outbox) {
        this.outbox = outbox;
    }

    Uni<Course> find(UUID id) {
        return findById(id).onItem().ifNull().failWith(() -> new NotFound("course", id));
    }

    Uni<Course> findForUpdate(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> new NotFound("course", id));
    }

    /** Finds and locks courses that begin, except those that another replica has locked. */
    Uni<List<Course>> findStarting(Instant now, int limit) {
        return getSession().chain(session -> session.createNativeQuery(STARTING, Course.class)
                .setParameter("now", now)
                .setParameter("limit", limit)
                .getResultList());
    }

    /** Finds the accounts of the participants. */
    Uni<List<UUID>> participants(Course course) {
        return getSession().chain(session -> session.createQuery(
                        "select accountId from Enrolment where courseId = :course order by accountId", UUID.class)
                .setParameter("course", course.id)
                .getResultList());
    }

    /** Stores a new participant. The caller records the course. */
    Uni<Void> enrol(Course course, UUID accountId) {
        return getSession().chain(session -> session.persist(Enrolment.of(course.id, accountId)));
    }

    /** Stores a course and adds the messages to the outbox, in the order in which they are sent. */
    Uni<Void> record(Course course, Message... messages) {
        return persist(course)
                .chain(() ->
                        outbox.add(Stream.of(messages).map(OutgoingMessage::of).toList()));
    }
}
