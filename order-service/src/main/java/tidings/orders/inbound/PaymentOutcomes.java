package tidings.orders.inbound;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import tidings.messaging.UnhandleableMessage;
import tidings.orders.ConfirmOrder;
import tidings.orders.ExpireOrder;
import tidings.orders.OrderNotFound;
import tidings.orders.RejectOrder;
import tidings.orders.domain.OrderId;

/** What follows for an order from how its payment went, whether that was told by a reply or by an event. */
@ApplicationScoped
class PaymentOutcomes {

    private final ConfirmOrder confirmOrder;
    private final RejectOrder rejectOrder;
    private final ExpireOrder expireOrder;

    PaymentOutcomes(ConfirmOrder confirmOrder, RejectOrder rejectOrder, ExpireOrder expireOrder) {
        this.confirmOrder = confirmOrder;
        this.rejectOrder = rejectOrder;
        this.expireOrder = expireOrder;
    }

    Uni<Void> collected(OrderId order) {
        return ofThisFlow(confirmOrder.confirm(order));
    }

    Uni<Void> declined(OrderId order, String reason) {
        return ofThisFlow(rejectOrder.reject(order, reason));
    }

    Uni<Void> expired(OrderId order) {
        return ofThisFlow(expireOrder.expire(order));
    }

    /** A message about an order that is not of its flow is nothing that could be handled later. */
    static Uni<Void> ofThisFlow(Uni<Void> reaction) {
        return reaction.onFailure(OrderNotFound.class)
                .transform(none -> new UnhandleableMessage("no order of this flow waits for it"));
    }
}
