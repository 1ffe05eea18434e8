package tidings.orders.inbound;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import tidings.contract.CollectPaymentReply;
import tidings.contract.OrderAcknowledged;
import tidings.contract.RefundPaymentReply;
import tidings.messaging.envelope.Envelope;
import tidings.messaging.envelope.UnhandleableMessage;
import tidings.messaging.inbox.Inbox;
import tidings.orders.Acknowledgement;
import tidings.orders.RecordAcknowledgement;
import tidings.orders.RecordRefund;
import tidings.orders.domain.OrderId;

/** What orders do when others answer: to a command, or to the news that an order is confirmed. */
@ApplicationScoped
class RepliesHandler {

    private final Inbox inbox;
    private final PaymentOutcomes outcomes;
    private final RecordRefund noteRefund;
    private final RecordAcknowledgement noteAcknowledgement;

    RepliesHandler(
            Inbox inbox, PaymentOutcomes outcomes, RecordRefund noteRefund, RecordAcknowledgement noteAcknowledgement) {
        this.inbox = inbox;
        this.outcomes = outcomes;
        this.noteRefund = noteRefund;
        this.noteAcknowledgement = noteAcknowledgement;
    }

    @Incoming("orders.replies")
    Uni<Void> on(ConsumerRecords<byte[], byte[]> records) {
        return inbox.handleOnce(records, any -> true, outcomes::prepare, this::react);
    }

    private Uni<Void> react(Envelope envelope) {
        OrderId order = new OrderId(envelope.message().key());
        if (envelope.message() instanceof CollectPaymentReply reply) {
            return switch (reply.outcome()) {
                case COLLECTED -> outcomes.collected(order);
                case DECLINED -> outcomes.declined(order, Objects.requireNonNullElse(reply.reason(), "declined"));
                case EXPIRED -> outcomes.expired(order);
            };
        }
        if (envelope.message() instanceof RefundPaymentReply) {
            // In both outcomes the order costs nothing.
            return PaymentOutcomes.ofThisFlow(noteRefund.note(order));
        }
        if (envelope.message() instanceof OrderAcknowledged reply) {
            return PaymentOutcomes.ofThisFlow(noteAcknowledgement.note(
                    order, new Acknowledgement(reply.subscriber(), reply.answer(), Instant.now())));
        }
        throw new UnhandleableMessage(
                "not a reply to this service: " + envelope.message().getClass().getSimpleName());
    }
}
