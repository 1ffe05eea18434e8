package tidings.eventmanager.deadletters;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import tidings.eventmanager.deadletters.DeadLetterActions.LateRedrive;
import tidings.eventmanager.deadletters.DeadLetterQueries.DeadLetterGroupNotFound;
import tidings.eventmanager.deadletters.DeadLetterQueries.DeadLetterNotFound;
import tidings.eventmanager.deadletters.SettleGroup.PartiallySettled;
import tidings.eventmanager.deadletters.record.StoredDeadLetter.AlreadySettled;
import tidings.eventmanager.deadletters.record.StoredDeadLetter.DeadLetterChanged;
import tidings.eventmanager.deadletters.record.StoredDeadLetter.WithoutContent;
import tidings.eventmanager.http.ProblemDetails;

/** Maps errors of dead letters to problems. */
class DeadLetterProblems {

    private static final Logger LOG = Logger.getLogger(DeadLetterProblems.class);

    @ServerExceptionMapper
    Response on(DeadLetterNotFound failure) {
        return ProblemDetails.response(404, "dead-letter-not-found", "Dead letter not found", failure);
    }

    @ServerExceptionMapper
    Response on(DeadLetterGroupNotFound failure) {
        return ProblemDetails.response(404, "dead-letter-group-not-found", "Group of dead letters not found", failure);
    }

    @ServerExceptionMapper
    Response on(AlreadySettled failure) {
        return ProblemDetails.response(409, "dead-letter-settled", "The dead letter is settled already", failure);
    }

    @ServerExceptionMapper
    Response on(WithoutContent failure) {
        return ProblemDetails.response(409, "dead-letter-without-content", "The dead letter has no content", failure);
    }

    @ServerExceptionMapper
    Response on(LateRedrive failure) {
        return ProblemDetails.response(409, "late-redrive", "The redrive is late", failure);
    }

    @ServerExceptionMapper
    Response on(DeadLetterChanged failure) {
        return ProblemDetails.response(412, "dead-letter-changed", "The dead letter was edited meanwhile", failure);
    }

    @ServerExceptionMapper
    Response on(PartiallySettled failure) {
        LOG.warnf("%s %s", failure.getMessage(), failure.getCause());
        return Response.fromResponse(ProblemDetails.response(503, "half-done", "Temporarily unavailable", failure))
                .header(HttpHeaders.RETRY_AFTER, "1")
                .build();
    }
}
