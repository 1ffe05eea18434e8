package tidings.orders.inbound;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import tidings.contract.Flow;
import tidings.contract.PaymentCollected;
import tidings.contract.PaymentDeclined;
import tidings.messaging.envelope.Envelope;
import tidings.messaging.inbox.Inbox;

/** Reactions of choreographed orders to payment events. Orchestrated orders wait for a reply instead. */
@ApplicationScoped
class PaymentEventsHandler {

    private final Inbox inbox;
    private final PaymentOutcomes outcomes;

    PaymentEventsHandler(Inbox inbox, PaymentOutcomes outcomes) {
        this.inbox = inbox;
        this.outcomes = outcomes;
    }

    @Incoming("payments.events")
    Uni<Void> on(ConsumerRecords<byte[], byte[]> records) {
        return inbox.handleOnce(records, PaymentEventsHandler::concerns, outcomes::prepare, this::react);
    }

    static boolean concerns(Envelope envelope) {
        return (envelope.message() instanceof PaymentCollected collected && collected.flow() == Flow.CHOREOGRAPHED)
                || (envelope.message() instanceof PaymentDeclined declined && declined.flow() == Flow.CHOREOGRAPHED);
    }

    Uni<Void> react(Envelope envelope) {
        if (envelope.message() instanceof PaymentDeclined declined) {
            return declined.reason().equals(PaymentDeclined.EXPIRED)
                    ? outcomes.expired(envelope)
                    : outcomes.declined(envelope, declined.reason());
        }
        return outcomes.collected(envelope);
    }
}
