package tidings.eventmanager.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/**
 * An HTTP error (RFC 9457, {@code application/problem+json}).
 *
 * @param type stable for programs: {@code urn:tidings:problem:<name>}
 * @param errors the errors per field of the request
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@RegisterForReflection(targets = {ProblemDetails.class, ProblemDetails.FieldError.class})
public record ProblemDetails(URI type, String title, int status, String detail, List<FieldError> errors) {

    public static ProblemDetails of(int status, String name, String title, String detail, FieldError... errors) {
        return new ProblemDetails(URI.create("urn:tidings:problem:" + name), title, status, detail, List.of(errors));
    }

    /** A response that tells the message of a failure. */
    public static Response response(int status, String name, String title, RuntimeException failure) {
        return of(status, name, title, String.valueOf(failure.getMessage()))
                .toResponse()
                .build();
    }

    public Response.ResponseBuilder toResponse() {
        return Response.status(status).type("application/problem+json").entity(this);
    }

    /** An error in one field of a request. */
    public record FieldError(String field, String message) {}
}
