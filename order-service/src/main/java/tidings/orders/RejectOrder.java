package tidings.orders;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import tidings.orders.domain.OrderId;

/** Rejects an order whose payment was declined. */
@ApplicationScoped
public class RejectOrder {

    private final Orders orders;

    public RejectOrder(Orders orders) {
        this.orders = orders;
    }

    /** Fails with {@link OrderNotFound}, also if the order has another correlation id. */
    @WithTransaction
    public Uni<Void> reject(OrderId id, String correlationId, String reason, Instant now) {
        return orders.findForUpdate(id, correlationId).chain(order -> orders.record(order, order.reject(reason), now));
    }
}
