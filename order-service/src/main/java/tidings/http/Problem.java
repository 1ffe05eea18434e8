package tidings.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/**
 * An error as it is told over HTTP (RFC 9457, {@code application/problem+json}).
 *
 * @param type stable, {@code urn:tidings:problem:<name>}: what a program can rely on
 * @param errors what is wrong with which field of the request
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@RegisterForReflection(targets = {Problem.class, FieldError.class})
public record Problem(URI type, String title, int status, String detail, List<FieldError> errors) {

    static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(int status, String name, String title, String detail) {
        return new Problem(URI.create("urn:tidings:problem:" + name), title, status, detail, List.of());
    }

    Problem with(List<FieldError> fieldErrors) {
        return new Problem(type, title, status, detail, fieldErrors);
    }

    public Response toResponse() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }

    /** 422, with the errors field by field. */
    public static Response invalid(List<FieldError> errors) {
        return of(422, "invalid-request", "The request makes no sense", "See the errors, field by field.")
                .with(errors)
                .toResponse();
    }
}
