package tidings.orders.idempotency;

import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import tidings.http.Problem;

/** Maps the errors of idempotency keys to problems (RFC 9457). */
class IdempotencyProblems {

    @ServerExceptionMapper
    Response on(IdempotencyKeyReused reused) {
        return Problem.of(422, "idempotency-key-reused", "Idempotency-Key reused", String.valueOf(reused.getMessage()))
                .toResponse();
    }
}
