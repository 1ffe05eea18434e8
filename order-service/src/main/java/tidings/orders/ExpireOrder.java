package tidings.orders;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import tidings.orders.domain.OrderId;

/** Expires an order whose payment request arrived after its deadline. */
@ApplicationScoped
public class ExpireOrder {

    private final Orders orders;

    public ExpireOrder(Orders orders) {
        this.orders = orders;
    }

    /** Fails with {@link OrderNotFound}, also if the order has another correlation id. */
    @WithTransaction
    public Uni<Void> expire(OrderId id, String correlationId, Instant now) {
        return orders.findForUpdate(id, correlationId).chain(order -> orders.record(order, order.expire(), now));
    }
}
