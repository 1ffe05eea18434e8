package tidings.orders;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import tidings.orders.domain.OrderId;

/** Cancels an order: it ends when it is certain that it costs nothing. */
@ApplicationScoped
public class CancelOrder {

    private final Orders orders;

    public CancelOrder(Orders orders) {
        this.orders = orders;
    }

    /** Fails with {@link OrderNotFound}, and with {@link tidings.orders.domain.OrderNotCancellable}. */
    @WithTransaction
    public Uni<Void> cancel(OrderId id) {
        return orders.find(id).chain(order -> orders.record(order, order.cancel()));
    }
}
