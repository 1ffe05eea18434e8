package tidings.orders;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import tidings.orders.domain.OrderId;

/** Records that an order costs nothing any more, which completes a cancellation. */
@ApplicationScoped
public class RecordRefund {

    private final Orders orders;

    RecordRefund(Orders orders) {
        this.orders = orders;
    }

    /** Fails with {@link OrderNotFound}, also if the order has another correlation id. */
    @WithTransaction
    public Uni<Void> record(OrderId id, String correlationId, Instant now) {
        return orders.findForUpdate(id, correlationId).chain(order -> orders.record(order, order.refunded(), now));
    }
}
