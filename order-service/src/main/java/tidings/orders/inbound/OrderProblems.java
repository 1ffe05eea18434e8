package tidings.orders.inbound;

import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import tidings.http.FieldError;
import tidings.http.Problem;
import tidings.orders.OrderNotFound;
import tidings.orders.domain.InvalidOrder;
import tidings.orders.domain.OrderNotCancellable;

/** Maps the errors of orders to problems (RFC 9457). */
class OrderProblems {

    @ServerExceptionMapper
    Response on(InvalidOrder invalid) {
        return Problem.invalid(List.of(new FieldError(invalid.field(), String.valueOf(invalid.getMessage()))));
    }

    @ServerExceptionMapper
    Response on(OrderNotFound notFound) {
        return Problem.of(404, "order-not-found", "Order not found", String.valueOf(notFound.getMessage()))
                .toResponse();
    }

    @ServerExceptionMapper
    Response on(OrderNotCancellable ended) {
        return Problem.of(409, "order-not-cancellable", "Order not cancellable", String.valueOf(ended.getMessage()))
                .toResponse();
    }
}
