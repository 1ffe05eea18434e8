package tidings.eventmanager.deadletters;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import tidings.eventmanager.deadletters.record.AlreadySettled;
import tidings.eventmanager.deadletters.record.WithoutContent;
import tidings.eventmanager.http.ProblemDetails;

/** Maps errors of dead letters to problems. */
class DeadLetterProblems {

    private static final Logger LOG = Logger.getLogger(DeadLetterProblems.class);

    @ServerExceptionMapper
    Response on(DeadLetterNotFound notFound) {
        return problem(404, "dead-letter-not-found", "Dead letter not found", notFound)
                .build();
    }

    @ServerExceptionMapper
    Response on(DeadLetterGroupNotFound notFound) {
        return problem(404, "dead-letter-group-not-found", "Group of dead letters not found", notFound)
                .build();
    }

    @ServerExceptionMapper
    Response on(AlreadySettled settled) {
        return problem(409, "dead-letter-settled", "The dead letter is settled already", settled)
                .build();
    }

    @ServerExceptionMapper
    Response on(WithoutContent empty) {
        return problem(409, "dead-letter-without-content", "The dead letter has no content", empty)
                .build();
    }

    @ServerExceptionMapper
    Response on(DeadLetterChanged changed) {
        return problem(412, "dead-letter-changed", "The dead letter was edited meanwhile", changed)
                .build();
    }

    @ServerExceptionMapper
    Response on(PartiallySettled partial) {
        LOG.warnf("%s %s", partial.getMessage(), partial.getCause());
        return problem(503, "half-done", "Temporarily unavailable", partial)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .build();
    }

    private static Response.ResponseBuilder problem(int status, String name, String title, RuntimeException failure) {
        return ProblemDetails.of(status, name, title, String.valueOf(failure.getMessage()))
                .toResponse();
    }
}
