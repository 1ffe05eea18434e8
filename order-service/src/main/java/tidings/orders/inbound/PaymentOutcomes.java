package tidings.orders.inbound;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import tidings.messaging.envelope.Envelope;
import tidings.messaging.envelope.UnhandleableMessage;
import tidings.orders.ConfirmOrder;
import tidings.orders.ExpireOrder;
import tidings.orders.OrderNotFound;
import tidings.orders.Orders;
import tidings.orders.RejectOrder;
import tidings.orders.domain.OrderId;

/** Reactions of orders to the outcome of their payment, which arrives as a reply or as an event. */
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

    /** Reads the orders of a batch of messages in one statement. */
    Uni<Void> prepare(List<Envelope> messages) {
        return orders.prefetch(
                messages.stream().map(PaymentOutcomes::order).distinct().toList());
    }

    Uni<Void> collected(Envelope message) {
        return ofThisFlow(confirmOrder.confirm(order(message), message.correlationId(), Instant.now()));
    }

    Uni<Void> declined(Envelope message, String reason) {
        return ofThisFlow(rejectOrder.reject(order(message), message.correlationId(), reason, Instant.now()));
    }

    Uni<Void> expired(Envelope message) {
        return ofThisFlow(expireOrder.expire(order(message), message.correlationId(), Instant.now()));
    }

    static OrderId order(Envelope message) {
        return new OrderId(message.message().key());
    }

    /** Turns a missing order into a dead letter: it will not be found later, either. */
    static Uni<Void> ofThisFlow(Uni<Void> reaction) {
        return reaction.onFailure(OrderNotFound.class)
                .transform(notFound -> new UnhandleableMessage("no order of this flow waits for it"));
    }
}
