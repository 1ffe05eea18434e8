package tidings.orders.inbound;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import tidings.contract.CollectPaymentReply;
import tidings.contract.RefundPaymentReply;
import tidings.messaging.Envelope;
import tidings.messaging.Inbox;
import tidings.orders.NoteRefund;
import tidings.orders.domain.OrderId;

/** What orders do when payment-service answers. */
@ApplicationScoped
class PaymentRepliesHandler {

    private final Inbox inbox;
    private final PaymentOutcomes outcomes;
    private final NoteRefund noteRefund;

    PaymentRepliesHandler(Inbox inbox, PaymentOutcomes outcomes, NoteRefund noteRefund) {
        this.inbox = inbox;
        this.outcomes = outcomes;
        this.noteRefund = noteRefund;
    }

    @Incoming("orders.replies")
    Uni<Void> on(ConsumerRecords<byte[], byte[]> records) {
        return inbox.once(records, this::react);
    }

    private Uni<Void> react(Envelope envelope) {
        OrderId order = new OrderId(envelope.message().orderId());
        if (envelope.message() instanceof CollectPaymentReply reply) {
            return switch (reply.outcome()) {
                case COLLECTED -> outcomes.collected(order);
                case DECLINED -> outcomes.declined(order, Objects.requireNonNullElse(reply.reason(), "declined"));
                case EXPIRED -> outcomes.expired(order);
            };
        }
        // In both outcomes the order costs nothing.
        return envelope.message() instanceof RefundPaymentReply
                ? PaymentOutcomes.ofThisFlow(noteRefund.note(order))
                : Uni.createFrom().voidItem();
    }
}
