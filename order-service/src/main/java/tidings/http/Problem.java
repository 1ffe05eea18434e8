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

    private static final int MAX_ERRORS = 20;

    public static Problem of(int status, String name, String title, String detail) {
        return new Problem(URI.create("urn:tidings:problem:" + name), title, status, detail, List.of());
    }

    Problem with(List<FieldError> fieldErrors) {
        return new Problem(type, title, status, detail, fieldErrors);
    }

    public Response toResponse() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }

    /** Returns a 422 with the errors per field, at most the first 20. */
    public static Response invalid(List<FieldError> errors) {
        String detail = errors.size() <= MAX_ERRORS
                ? "See the errors per field."
                : "See the errors per field: the first " + MAX_ERRORS + " of " + errors.size() + ".";
        return of(422, "invalid-request", "Invalid request", detail)
                .with(errors.stream().limit(MAX_ERRORS).toList())
                .toResponse();
    }
}
