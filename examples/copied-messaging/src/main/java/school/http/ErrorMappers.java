package school.http;

import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import school.Conflict;
import school.NotFound;

/** Errors as HTTP responses. */
class ErrorMappers {

    @ServerExceptionMapper
    public Response conflict(Conflict conflict) {
        return text(Response.Status.CONFLICT, conflict);
    }

    @ServerExceptionMapper
    public Response notFound(NotFound notFound) {
        return text(Response.Status.NOT_FOUND, notFound);
    }

    private static Response text(Response.Status status, Exception error) {
        return Response.status(status)
                .type("text/plain")
                .entity(String.valueOf(error.getMessage()))
                .build();
    }
}
