package tidings.orders;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import tidings.orders.domain.OrderId;

/** Expires an order whose payment nobody tried to collect, for the request came too late. */
@ApplicationScoped
public class ExpireOrder {

    private final Orders orders;

    public ExpireOrder(Orders orders) {
        this.orders = orders;
    }

    @WithTransaction
    public Uni<Void> expire(OrderId id) {
        return orders.findInFlow(id).chain(order -> orders.record(order, order.expire()));
    }
}
