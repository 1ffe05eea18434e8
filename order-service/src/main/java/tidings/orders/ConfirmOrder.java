package tidings.orders;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tidings.orders.domain.OrderId;

/** Confirms an order whose payment was collected. */
@ApplicationScoped
public class ConfirmOrder {

    private final Orders orders;
    private final OrderConfig config;

    public ConfirmOrder(Orders orders, OrderConfig config) {
        this.orders = orders;
        this.config = config;
    }

    /** Fails with {@link OrderNotFound}, also if the order has another correlation id. */
    @WithTransaction
    public Uni<Void> confirm(OrderId id, String correlationId, Instant now) {
        return orders.findForUpdate(id, correlationId)
                .chain(order -> orders.record(order, order.confirm(acknowledgeBy(now)), now));
    }

    private @Nullable Instant acknowledgeBy(Instant now) {
        Duration deadline = config.acknowledgementDeadline();
        return deadline.isZero() ? null : now.plus(deadline);
    }
}
