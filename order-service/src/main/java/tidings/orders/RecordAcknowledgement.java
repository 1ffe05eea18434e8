package tidings.orders;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import tidings.orders.domain.Acknowledgement;
import tidings.orders.domain.OrderId;

/** Records the answer of a subscriber to the confirmation of an order. */
@ApplicationScoped
public class RecordAcknowledgement {

    private final Orders orders;

    public RecordAcknowledgement(Orders orders) {
        this.orders = orders;
    }

    /**
     * Fails with {@link OrderNotFound}, also if the order has another correlation id, or with {@link
     * tidings.orders.domain.AcknowledgementNotRequested}.
     */
    @WithTransaction
    public Uni<Void> record(OrderId id, String correlationId, Acknowledgement answer) {
        return orders.findForUpdate(id, correlationId)
                .chain(order -> orders.record(order, order.acknowledge(answer), answer.at()));
    }
}
