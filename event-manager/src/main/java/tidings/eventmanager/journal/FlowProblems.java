package tidings.eventmanager.journal;

import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import tidings.eventmanager.http.ProblemDetails;

/** Maps errors of tracking to problems. */
class FlowProblems {

    @ServerExceptionMapper
    Response on(FlowNotFound notFound) {
        return ProblemDetails.of(404, "flow-not-found", "Flow not found", String.valueOf(notFound.getMessage()))
                .toResponse()
                .build();
    }
}
