package tidings.orders;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import tidings.orders.domain.OrderId;

/** Rejects an order whose payment was declined. */
@ApplicationScoped
public class RejectOrder {

    private final Orders orders;

    public RejectOrder(Orders orders) {
        this.orders = orders;
    }

    @WithTransaction
    public Uni<Void> reject(OrderId id, String reason) {
        return orders.findInFlow(id).chain(order -> orders.record(order, order.reject(reason)));
    }
}
