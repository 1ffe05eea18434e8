package tidings.orders;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import tidings.orders.domain.OrderId;

/** Notes what a subscriber has to say to the confirmation of an order, in time or late. */
@ApplicationScoped
public class RecordAcknowledgement {

    private final Orders orders;

    public RecordAcknowledgement(Orders orders) {
        this.orders = orders;
    }

    /** Fails with {@link OrderNotFound} where no order of this flow asked for it. */
    @WithTransaction
    public Uni<Void> note(OrderId id, Acknowledgement acknowledgement) {
        return orders.acknowledge(id, acknowledgement);
    }
}
