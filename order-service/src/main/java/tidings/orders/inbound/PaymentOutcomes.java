package tidings.orders.inbound;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import tidings.messaging.envelope.Envelope;
import tidings.messaging.envelope.UnhandleableMessage;
import tidings.orders.ConfirmOrder;
import tidings.orders.ExpireOrder;
import tidings.orders.OrderNotFound;
import tidings.orders.Orders;
import tidings.orders.RejectOrder;
import tidings.orders.domain.OrderId;

/** What follows for an order from how its payment went, whether that was told by a reply or by an event. */
@ApplicationScoped
class PaymentOutcomes {

    private final Orders orders;
    private final ConfirmOrder confirmOrder;
    private final RejectOrder rejectOrder;
    private final ExpireOrder expireOrder;

    PaymentOutcomes(Orders orders, ConfirmOrder confirmOrder, RejectOrder rejectOrder, ExpireOrder expireOrder) {
        this.orders = orders;
        this.confirmOrder = confirmOrder;
        this.rejectOrder = rejectOrder;
        this.expireOrder = expireOrder;
    }

    /** Loads in one statement the orders that messages are about. */
    Uni<Void> prepare(List<Envelope> messages) {
        return orders.load(messages.stream()
                .map(message -> new OrderId(message.message().key()))
                .distinct()
                .toList());
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
