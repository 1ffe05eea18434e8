package tidings.tracking.inbound;

import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import tidings.problems.Problem;
import tidings.tracking.FlowNotFound;

/** Which error of tracking becomes which problem. */
class FlowProblems {

    @ServerExceptionMapper
    Response on(FlowNotFound notFound) {
        return Problem.of(404, "flow-not-found", "There is no such flow", String.valueOf(notFound.getMessage()))
                .toResponse()
                .build();
    }
}
