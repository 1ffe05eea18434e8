package tidings.orders.inbound;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import tidings.contract.CollectPaymentReply;
import tidings.messaging.Envelope;
import tidings.messaging.Inbox;
import tidings.messaging.UnhandleableMessage;
import tidings.orders.ConfirmOrder;
import tidings.orders.OrderNotFound;
import tidings.orders.RejectOrder;
import tidings.orders.domain.OrderId;

/** What orders do when payment-service answers. */
@ApplicationScoped
class PaymentRepliesHandler {

    private final Inbox inbox;
    private final ConfirmOrder confirmOrder;
    private final RejectOrder rejectOrder;

    PaymentRepliesHandler(Inbox inbox, ConfirmOrder confirmOrder, RejectOrder rejectOrder) {
        this.inbox = inbox;
        this.confirmOrder = confirmOrder;
        this.rejectOrder = rejectOrder;
    }

    @Incoming("orders.replies")
    Uni<Void> on(ConsumerRecords<byte[], byte[]> records) {
        return inbox.once(records, this::react);
    }

    private Uni<Void> react(Envelope envelope) {
        return envelope.message() instanceof CollectPaymentReply reply
                ? react(reply)
                        .onFailure(OrderNotFound.class)
                        .transform(none -> new UnhandleableMessage("no order of this flow waits for it"))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> react(CollectPaymentReply reply) {
        OrderId order = new OrderId(reply.orderId());
        return switch (reply.outcome()) {
            case COLLECTED -> confirmOrder.confirm(order);
            case DECLINED, EXPIRED -> rejectOrder.reject(order, Objects.requireNonNullElse(reply.reason(), "declined"));
        };
    }
}
