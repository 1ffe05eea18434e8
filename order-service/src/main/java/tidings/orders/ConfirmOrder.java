package tidings.orders;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import tidings.orders.domain.OrderId;

/** Confirms an order whose payment was collected. */
@ApplicationScoped
public class ConfirmOrder {

    private final Orders orders;

    ConfirmOrder(Orders orders) {
        this.orders = orders;
    }

    @WithTransaction
    public Uni<Void> confirm(OrderId id) {
        return orders.findInFlow(id).chain(order -> orders.record(order, order.confirm()));
    }
}
