package tidings.notifications.acknowledgement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import tidings.contract.OrderConfirmed;
import tidings.messaging.envelope.Envelope;
import tidings.messaging.inbox.Inbox;
import tidings.notifications.domain.NotifiedOrderId;

/** Requests an acknowledgement for each confirmed order that names a reply topic. */
@ApplicationScoped
class ConfirmedOrdersHandler {

    private final Inbox inbox;
    private final AcknowledgeOrders acknowledgeOrders;
    private final AcknowledgementWorker worker;

    ConfirmedOrdersHandler(Inbox inbox, AcknowledgeOrders acknowledgeOrders, AcknowledgementWorker worker) {
        this.inbox = inbox;
        this.acknowledgeOrders = acknowledgeOrders;
        this.worker = worker;
    }

    @Incoming("orders.events")
    Uni<Void> on(ConsumerRecords<byte[], byte[]> records) {
        return inbox.handleOnce(records, ConfirmedOrdersHandler::concerns, this::react)
                .invoke(worker::trigger);
    }

    private static boolean concerns(Envelope envelope) {
        return envelope.message() instanceof OrderConfirmed && envelope.replyTo() != null;
    }

    private Uni<Void> react(Envelope envelope) {
        return acknowledgeOrders.request(new NotifiedOrderId(envelope.message().key()));
    }
}
