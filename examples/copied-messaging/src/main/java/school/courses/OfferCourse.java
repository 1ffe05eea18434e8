package school.courses;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import school.contract.CourseOffered;

/** Offers a course. */
@ApplicationScoped
class OfferCourse {

    private final Courses courses;

    OfferCourse(Courses courses) {
        this.courses = courses;
    }

    @WithTransaction
    public Uni<Course> offer(Course course) {
        return courses.record(course, new CourseOffered(course.id, course.title, course.seats, course.fee))
                .replaceWith(course);
    }
}
