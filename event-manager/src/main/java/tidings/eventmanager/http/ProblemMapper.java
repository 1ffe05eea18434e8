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
                        422, "invalid-request", "Invalid request", "See the errors per field.", invalid.error())
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
                .header(HttpHeaders.RETRY_AFTER, failure.getResponse().getHeaderString(HttpHeaders.RETRY_AFTER))
                .build();
    }

    @ServerExceptionMapper
    Response on(Throwable failure) {
        if (TransientFailure.is(failure)) {
            LOG.warnf("temporarily unavailable: %s", failure);
            return ProblemDetails.of(
                            503, "unavailable", "Temporarily unavailable", "The outcome is unknown. Try again.")
                    .toResponse()
                    .header(HttpHeaders.RETRY_AFTER, "1")
                    .build();
        }
        LOG.error("unexpected error", failure);
        return ProblemDetails.of(500, "internal-error", "Internal server error", "See the log of the service.")
                .toResponse()
                .build();
    }
}
