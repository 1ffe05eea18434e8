package tidings.orders;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import tidings.orders.domain.OrderId;

/** Notes that an order costs nothing any more, which ends one that is being cancelled. */
@ApplicationScoped
public class RecordRefund {

    private final Orders orders;

    public RecordRefund(Orders orders) {
        this.orders = orders;
    }

    @WithTransaction
    public Uni<Void> note(OrderId id) {
        return orders.findInFlow(id).chain(order -> orders.record(order, order.refunded()));
    }
}
