package school.courses;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import school.messaging.work.NonCancellable;

/**
 * Courses over HTTP.
 *
 * <p>Quarkus cancels the work of a client that disconnects, and a cancelled Hibernate Reactive session is corrupt. So
 * each method wraps its work in {@link NonCancellable}.
 */
@Path("/courses")
class CourseResource {

    private final OfferCourse offerCourse;
    private final EnrolParticipant enrolParticipant;
    private final CancelCourse cancelCourse;
    private final Courses courses;

    CourseResource(
            OfferCourse offerCourse, EnrolParticipant enrolParticipant, CancelCourse cancelCourse, Courses courses) {
        this.offerCourse = offerCourse;
        this.enrolParticipant = enrolParticipant;
        this.cancelCourse = cancelCourse;
        this.courses = courses;
    }

    @POST
    @ResponseStatus(201)
    public Uni<CourseView> offer(NewCourse request) {
        Course course = Course.offer(request.title(), request.seats(), request.fee(), request.startsAt());
        return NonCancellable.of(offerCourse.offer(course)).map(CourseView::of);
    }

    @GET
    @Path("{id}")
    @WithSession
    public Uni<CourseView> find(@PathParam("id") UUID id) {
        return NonCancellable.of(courses.find(id)).map(CourseView::of);
    }

    @POST
    @Path("{id}/participants")
    public Uni<Void> enrol(@PathParam("id") UUID id, NewParticipant request) {
        return NonCancellable.of(enrolParticipant.enrol(id, request.accountId()));
    }

    @DELETE
    @Path("{id}")
    public Uni<Void> cancel(@PathParam("id") UUID id) {
        return NonCancellable.of(cancelCourse.cancel(id));
    }

    record NewCourse(String title, int seats, long fee, Instant startsAt) {}

    record NewParticipant(UUID accountId) {}

    record CourseView(UUID id, String title, int seatsLeft, Course.Status status) {

        static CourseView of(Course course) {
            return new CourseView(course.id, course.title, course.seatsLeft(), course.status);
        }
    }
}
