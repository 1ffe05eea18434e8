package tidings.orders;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import tidings.orders.domain.OrderId;

/** Confirms an order whose payment was collected. */
@ApplicationScoped
public class ConfirmOrder {

    private final Orders orders;
    private final Duration acknowledgementDeadline;

    public ConfirmOrder(
            Orders orders,
            @ConfigProperty(name = "tidings.orders.acknowledgement-deadline") Duration acknowledgementDeadline) {
        this.orders = orders;
        this.acknowledgementDeadline = acknowledgementDeadline;
    }

    @WithTransaction
    public Uni<Void> confirm(OrderId id) {
        return orders.findInFlow(id).chain(order -> orders.record(order, order.confirm(acknowledgeBy())));
    }

    private @Nullable Instant acknowledgeBy() {
        return acknowledgementDeadline.isZero() ? null : Instant.now().plus(acknowledgementDeadline);
    }
}
