package tidings.orders;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import tidings.orders.domain.OrderId;

/** Begins the cancellation of an order. The refund completes it. */
@ApplicationScoped
public class CancelOrder {

    private final Orders orders;

    public CancelOrder(Orders orders) {
        this.orders = orders;
    }

    /** Fails with {@link OrderNotFound} or {@link tidings.orders.domain.OrderNotCancellable}. */
    @WithTransaction
    public Uni<Void> cancel(OrderId id, Instant now) {
        return orders.findForUpdate(id).chain(order -> orders.record(order, order.cancel(), now));
    }
}
