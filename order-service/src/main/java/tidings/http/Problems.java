package tidings.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import tidings.messaging.work.TransientFailure;

/** Maps the errors of HTTP, JSON and validation to problems (RFC 9457). Each feature maps its own errors. */
class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);

    @ServerExceptionMapper
    Response on(InvalidRequest invalid) {
        return Problem.invalid(invalid.errors());
    }

    @ServerExceptionMapper
    Response on(ConstraintViolationException violations) {
        return Problem.invalid(violations.getConstraintViolations().stream()
                .map(violation -> new FieldError(field(violation), violation.getMessage()))
                .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                .toList());
    }

    @ServerExceptionMapper
    Response on(MismatchedInputException mismatch) {
        return mismatch(mismatch);
    }

    @ServerExceptionMapper
    Response on(WebApplicationException failure) {
        if (failure.getCause() instanceof JsonMappingException mismatch) {
            return mismatch(mismatch);
        }
        if (failure.getCause() instanceof JsonProcessingException malformed) {
            return malformed(malformed);
        }
        Response.StatusType status = failure.getResponse().getStatusInfo();
        String name = status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
        return Problem.of(status.getStatusCode(), name, status.getReasonPhrase(), String.valueOf(failure.getMessage()))
                .toResponse();
    }

    @ServerExceptionMapper
    Response on(Bulkhead.TooManyRequests rejected) {
        return later(Problem.of(503, "busy", "Too many concurrent requests", "Nothing was done. Try again."));
    }

    @ServerExceptionMapper
    Response on(Throwable failure) {
        if (TransientFailure.is(failure)) {
            LOG.warnf("temporarily unavailable: %s", failure);
            return later(Problem.of(
                    503,
                    "unavailable",
                    "Temporarily unavailable",
                    "The outcome is unknown. Try again, with the same Idempotency-Key."));
        }
        LOG.error("unexpected error", failure);
        return Problem.of(500, "internal-error", "Internal server error", "See the log of the service.")
                .toResponse();
    }

    private static Response later(Problem problem) {
        return Response.fromResponse(problem.toResponse())
                .header("Retry-After", "1")
                .build();
    }

    private static Response mismatch(JsonMappingException mismatch) {
        if (mismatch.getCause() instanceof InvalidRequest invalid) {
            return Problem.invalid(invalid.errors());
        }
        String message = mismatch instanceof UnrecognizedPropertyException
                ? "is unknown"
                : "has the wrong type or is out of range";
        return Problem.invalid(List.of(new FieldError(JsonPath.of(mismatch.getPath()), message)));
    }

    private static Response malformed(JsonProcessingException malformed) {
        JsonLocation location = malformed.getLocation();
        String detail = location == null
                ? "The body is not JSON."
                : "The body is not JSON at line " + location.getLineNr() + ", column " + location.getColumnNr() + ".";
        return Problem.of(400, "malformed-json", "The body is not JSON", detail).toResponse();
    }

    /** Returns the path of the violation without the names of the method and its parameter. */
    private static String field(ConstraintViolation<?> violation) {
        String[] path = violation.getPropertyPath().toString().split("\\.", 3);
        return path.length == 3 ? path[2] : "body";
    }
}
