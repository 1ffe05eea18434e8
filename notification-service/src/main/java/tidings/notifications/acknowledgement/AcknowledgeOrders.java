package tidings.notifications.acknowledgement;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import tidings.notifications.domain.NotifiedOrderId;

/** Acknowledges a confirmed order on its reply topic, once its customer was notified. */
@ApplicationScoped
public class AcknowledgeOrders {

    private static final int BATCH_SIZE = 500;

    private final Acknowledgements acknowledgements;

    AcknowledgeOrders(Acknowledgements acknowledgements) {
        this.acknowledgements = acknowledgements;
    }

    /** Records the request for an acknowledgement, before or after the customer was notified. */
    @WithTransaction
    public Uni<Void> request(NotifiedOrderId order) {
        return acknowledgements.request(order);
    }

    /** Sends the acknowledgements that are possible now. Returns whether there may be more. */
    @WithTransaction
    public Uni<Boolean> acknowledge() {
        return acknowledgements.send(BATCH_SIZE).map(sent -> sent == BATCH_SIZE);
    }
}
