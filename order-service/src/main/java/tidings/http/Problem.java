package tidings.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/**
 * An error as HTTP shows it (RFC 9457, {@code application/problem+json}).
 *
 * @param type stable, for programs: {@code urn:tidings:problem:<name>}
 * @param errors the invalid fields of the request
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

    /** Returns a 422 with the errors per field. */
    public static Response invalid(List<FieldError> errors) {
        return of(422, "invalid-request", "Invalid request", "See the errors per field.")
                .with(errors)
                .toResponse();
    }
}
