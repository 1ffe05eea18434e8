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
    Response on(InvalidOrder refused) {
        return Problem.invalid(List.of(new FieldError(refused.field(), String.valueOf(refused.getMessage()))));
    }

    @ServerExceptionMapper
    Response on(OrderNotFound notFound) {
        return Problem.of(404, "order-not-found", "There is no such order", String.valueOf(notFound.getMessage()))
                .toResponse();
    }

    @ServerExceptionMapper
    Response on(OrderNotCancellable settled) {
        return Problem.of(
                        409,
                        "order-not-cancellable",
                        "The order has ended already",
                        String.valueOf(settled.getMessage()))
                .toResponse();
    }
}
