package tidings.notifications.acknowledgement;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import tidings.notifications.domain.NotifiedOrderId;

/** Answers, to whoever confirmed an order, that its customer was told. */
@ApplicationScoped
public class AcknowledgeOrders {

    private static final int AT_ONCE = 500;

    private final Acknowledgements acknowledgements;

    public AcknowledgeOrders(Acknowledgements acknowledgements) {
        this.acknowledgements = acknowledgements;
    }

    /** Notes that an answer is wanted; whether the customer was told before or is told later does not matter. */
    @WithTransaction
    public Uni<Void> note(NotifiedOrderId order) {
        return acknowledgements.want(order);
    }

    /** Returns whether there may be more to answer. */
    @WithTransaction
    public Uni<Boolean> acknowledge() {
        return acknowledgements.answer(AT_ONCE).map(answered -> answered == AT_ONCE);
    }
}
