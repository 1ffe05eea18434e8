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
import tidings.contract.RefundRefusedReply;
import tidings.messaging.envelope.Envelope;
import tidings.messaging.envelope.UnhandleableMessage;
import tidings.messaging.inbox.Inbox;
import tidings.orders.RecordAcknowledgement;
import tidings.orders.RecordRefund;
import tidings.orders.domain.Acknowledgement;
import tidings.orders.domain.AcknowledgementNotRequested;

/** Reactions of orders to replies: to a command, or to the confirmation of an order. */
@ApplicationScoped
class RepliesHandler {

    private static final int MAX_NAME = 100;
    private static final int MAX_ANSWER = 500;

    private final Inbox inbox;
    private final PaymentOutcomes outcomes;
    private final RecordRefund recordRefund;
    private final RecordAcknowledgement recordAcknowledgement;

    RepliesHandler(
            Inbox inbox,
            PaymentOutcomes outcomes,
            RecordRefund recordRefund,
            RecordAcknowledgement recordAcknowledgement) {
        this.inbox = inbox;
        this.outcomes = outcomes;
        this.recordRefund = recordRefund;
        this.recordAcknowledgement = recordAcknowledgement;
    }

    @Incoming("orders.replies")
    Uni<Void> on(ConsumerRecords<byte[], byte[]> records) {
        return inbox.handleOnce(records, any -> true, outcomes::prepare, this::react);
    }

    Uni<Void> react(Envelope envelope) {
        if (envelope.message() instanceof CollectPaymentReply reply) {
            return switch (reply.outcome()) {
                case COLLECTED -> outcomes.collected(envelope);
                case DECLINED -> outcomes.declined(envelope, Objects.requireNonNullElse(reply.reason(), "declined"));
                case EXPIRED -> outcomes.expired(envelope);
            };
        }
        if (envelope.message() instanceof RefundPaymentReply) {
            // In both outcomes the order costs nothing.
            return PaymentOutcomes.ofThisFlow(
                    recordRefund.record(PaymentOutcomes.order(envelope), envelope.correlationId(), Instant.now()));
        }
        if (envelope.message() instanceof RefundRefusedReply) {
            return PaymentOutcomes.ofThisFlow(recordRefund.recordRefusal(
                    PaymentOutcomes.order(envelope), envelope.correlationId(), Instant.now()));
        }
        if (envelope.message() instanceof OrderAcknowledged reply) {
            return acknowledge(envelope, answer(reply));
        }
        throw new UnhandleableMessage(
                "not a reply to this service: " + envelope.message().getClass().getSimpleName());
    }

    private static Acknowledgement answer(OrderAcknowledged reply) {
        if (reply.subscriber().length() > MAX_NAME || reply.answer().length() > MAX_ANSWER) {
            throw new UnhandleableMessage("a subscriber of more than " + MAX_NAME + " or an answer of more than "
                    + MAX_ANSWER + " characters");
        }
        return new Acknowledgement(reply.subscriber(), reply.answer(), Instant.now());
    }

    private Uni<Void> acknowledge(Envelope envelope, Acknowledgement answer) {
        return PaymentOutcomes.ofThisFlow(
                        recordAcknowledgement.record(PaymentOutcomes.order(envelope), envelope.correlationId(), answer))
                .onFailure(AcknowledgementNotRequested.class)
                .transform(unrequested -> new UnhandleableMessage(String.valueOf(unrequested.getMessage())));
    }
}
