package tidings.problems;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import tidings.messaging.Outage;

/** Which error becomes which problem. */
class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);

    @ServerExceptionMapper
    Response on(InvalidRequest invalid) {
        return Problem.of(
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
        return Problem.of(status.getStatusCode(), name, status.getReasonPhrase(), String.valueOf(failure.getMessage()))
                .toResponse()
                .build();
    }

    @ServerExceptionMapper
    Response on(Throwable failure) {
        if (Outage.is(failure)) {
            LOG.warnf("cannot serve: %s", failure);
            return Problem.of(
                            503,
                            "unavailable",
                            "Not available for the moment",
                            "It may have been done, or not. Try again.")
                    .toResponse()
                    .header(HttpHeaders.RETRY_AFTER, "1")
                    .build();
        }
        LOG.error("unexpected", failure);
        return Problem.of(500, "internal-error", "Something went wrong here", "The log of the service tells what.")
                .toResponse()
                .build();
    }
}
