package tidings.eventmanager.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import tidings.messaging.work.TransientFailure;

/** Maps errors to problems. */
class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    @ServerExceptionMapper
    Response on(BadRequest invalid) {
        return ProblemDetails.of(
                        422,
                        "invalid-request",
                        "The request makes no sense",
                        "See the errors, field by field.",
                        invalid.error())
                .toResponse()
                .build();
    }

    @ServerExceptionMapper
    Response on(WebApplicationException failure) {
        Response.StatusType status = failure.getResponse().getStatusInfo();
        String name = status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
        return ProblemDetails.of(
                        status.getStatusCode(), name, status.getReasonPhrase(), String.valueOf(failure.getMessage()))
                .toResponse()
                .build();
    }

    @ServerExceptionMapper
    Response on(Throwable failure) {
        if (TransientFailure.is(failure)) {
            LOG.warnf("cannot serve: %s", failure);
            return ProblemDetails.of(
                            503,
                            "unavailable",
                            "Not available for the moment",
                            "It may have been done, or not. Try again.")
                    .toResponse()
                    .header(HttpHeaders.RETRY_AFTER, "1")
                    .build();
        }
        LOG.error("unexpected", failure);
        return ProblemDetails.of(
                        500, "internal-error", "Something went wrong here", "The log of the service tells what.")
                .toResponse()
                .build();
    }
}
