package tidings.deadletters.inbound;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import tidings.deadletters.GroupNotFound;
import tidings.deadletters.HalfDone;
import tidings.deadletters.LetterChanged;
import tidings.deadletters.LetterNotFound;
import tidings.deadletters.domain.LetterSettled;
import tidings.problems.Problem;

/** Which error about dead letters becomes which problem. */
class DeadLetterProblems {

    private static final Logger LOG = Logger.getLogger(DeadLetterProblems.class);

    @ServerExceptionMapper
    Response on(LetterNotFound notFound) {
        return problem(404, "dead-letter-not-found", "There is no such dead letter", notFound)
                .build();
    }

    @ServerExceptionMapper
    Response on(GroupNotFound notFound) {
        return problem(404, "dead-letter-group-not-found", "There is no such group of dead letters", notFound)
                .build();
    }

    @ServerExceptionMapper
    Response on(LetterSettled settled) {
        return problem(409, "dead-letter-settled", "The dead letter is settled already", settled)
                .build();
    }

    @ServerExceptionMapper
    Response on(LetterChanged changed) {
        return problem(412, "dead-letter-changed", "Somebody has edited the dead letter meanwhile", changed)
                .build();
    }

    @ServerExceptionMapper
    Response on(HalfDone halfDone) {
        LOG.warnf("%s %s", halfDone.getMessage(), halfDone.getCause());
        return problem(503, "half-done", "Not available for the moment", halfDone)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .build();
    }

    private static Response.ResponseBuilder problem(int status, String name, String title, RuntimeException failure) {
        return Problem.of(status, name, title, String.valueOf(failure.getMessage()))
                .toResponse();
    }
}
