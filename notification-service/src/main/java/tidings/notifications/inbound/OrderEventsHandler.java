package tidings.notifications.inbound;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import tidings.contract.OrderConfirmed;
import tidings.messaging.Envelope;
import tidings.messaging.Inbox;
import tidings.notifications.AcknowledgeOrders;
import tidings.notifications.domain.OrderId;

/** What notifications do when an order is confirmed and somebody wants to hear what came of it. */
@ApplicationScoped
class OrderEventsHandler {

    private final Inbox inbox;
    private final AcknowledgeOrders acknowledgeOrders;
    private final AcknowledgementPump pump;

    OrderEventsHandler(Inbox inbox, AcknowledgeOrders acknowledgeOrders, AcknowledgementPump pump) {
        this.inbox = inbox;
        this.acknowledgeOrders = acknowledgeOrders;
        this.pump = pump;
    }

    @Incoming("orders.events")
    Uni<Void> on(ConsumerRecords<byte[], byte[]> records) {
        return inbox.once(records, OrderEventsHandler::concerns, this::react).invoke(pump::kick);
    }

    private static boolean concerns(Envelope envelope) {
        return envelope.message() instanceof OrderConfirmed && envelope.replyTo() != null;
    }

    private Uni<Void> react(Envelope envelope) {
        return acknowledgeOrders.note(new OrderId(envelope.message().key()));
    }
}
