package tidings.orders;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import tidings.orders.domain.OrderId;

/** Records the outcome of a refund: the order costs nothing any more, which completes a cancellation, or an operator has to act. */
@ApplicationScoped
public class RecordRefund {

    private final Orders orders;

    public RecordRefund(Orders orders) {
        this.orders = orders;
    }

    /** Fails with {@link OrderNotFound}, also if the order has another correlation id. */
    @WithTransaction
    public Uni<Void> record(OrderId id, String correlationId, Instant now) {
        return orders.findForUpdate(id, correlationId).chain(order -> orders.record(order, order.refunded(), now));
    }

    /** Records that the refund was refused for good. Fails like {@link #record}. */
    @WithTransaction
    public Uni<Void> recordRefusal(OrderId id, String correlationId, Instant now) {
        return orders.findForUpdate(id, correlationId).chain(order -> orders.record(order, order.refundRefused(), now));
    }
}
