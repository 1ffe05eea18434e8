package tidings.eventmanager.http;

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
@RegisterForReflection(targets = {ProblemDetails.class, ProblemDetails.FieldError.class})
public record ProblemDetails(URI type, String title, int status, String detail, List<FieldError> errors) {

    public static ProblemDetails of(int status, String name, String title, String detail, FieldError... errors) {
        return new ProblemDetails(URI.create("urn:tidings:problem:" + name), title, status, detail, List.of(errors));
    }

    public Response.ResponseBuilder toResponse() {
        return Response.status(status).type("application/problem+json").entity(this);
    }

    /** What is wrong with one field of a request. */
    public record FieldError(String field, String message) {}
}
