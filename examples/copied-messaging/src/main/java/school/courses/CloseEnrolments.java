package school.courses;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import school.contract.EnrolmentClosed;

/** Closes the enrolment of courses that begin. */
@ApplicationScoped
class CloseEnrolments {

    private static final int BATCH_SIZE = 50;

    private final Courses courses;

    CloseEnrolments(Courses courses) {
        this.courses = courses;
    }

    /** Closes a batch; returns whether there may be more. */
    @WithTransaction
    public Uni<Boolean> close(Instant now) {
        return courses.findStarting(now, BATCH_SIZE)
                .call(starting -> Multi.createFrom()
                        .iterable(starting)
                        .onItem()
                        .transformToUniAndConcatenate(this::close)
                        .onItem()
                        .ignoreAsUni())
                .map(starting -> starting.size() == BATCH_SIZE);
    }

    private Uni<Void> close(Course course) {
        course.closeEnrolment();
        return courses.record(course, new EnrolmentClosed(course.id, course.participants));
    }
}
