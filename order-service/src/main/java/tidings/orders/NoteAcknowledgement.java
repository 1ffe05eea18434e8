package tidings.orders;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import tidings.orders.domain.OrderId;

/** Notes what a subscriber has to say to the confirmation of an order, in time or late. */
@ApplicationScoped
public class NoteAcknowledgement {

    private final Acknowledgements acknowledgements;

    NoteAcknowledgement(Acknowledgements acknowledgements) {
        this.acknowledgements = acknowledgements;
    }

    /** Fails with {@link OrderNotFound} where no order of this flow asked for it. */
    @WithTransaction
    public Uni<Void> note(OrderId order, Acknowledgement acknowledgement) {
        return acknowledgements
                .add(order, acknowledgement)
                .invoke(wasAskedFor -> {
                    if (!wasAskedFor) {
                        throw new OrderNotFound(order);
                    }
                })
                .replaceWithVoid();
    }
}
