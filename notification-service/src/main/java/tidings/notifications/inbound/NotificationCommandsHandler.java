package tidings.notifications.inbound;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import tidings.contract.NotifyCustomer;
import tidings.messaging.envelope.Envelope;
import tidings.messaging.envelope.UnhandleableMessage;
import tidings.messaging.inbox.Inbox;
import tidings.notifications.RecordNotification;
import tidings.notifications.domain.DisplayAmount;
import tidings.notifications.domain.Notification;
import tidings.notifications.domain.NotificationEvent;
import tidings.notifications.domain.NotificationOccasion;
import tidings.notifications.domain.NotifiedOrderId;
import tidings.notifications.domain.RecipientId;

/** Handles the commands to notify a customer. */
@ApplicationScoped
class NotificationCommandsHandler {

    private final Inbox inbox;
    private final RecordNotification recordNotification;
    private final NotificationWorker worker;

    NotificationCommandsHandler(Inbox inbox, RecordNotification recordNotification, NotificationWorker worker) {
        this.inbox = inbox;
        this.recordNotification = recordNotification;
        this.worker = worker;
    }

    @Incoming("notifications.commands")
    Uni<Void> on(ConsumerRecords<byte[], byte[]> records) {
        return inbox.handleOnce(records, this::react).invoke(worker::trigger);
    }

    private Uni<Void> react(Envelope envelope) {
        if (envelope.message() instanceof NotifyCustomer command) {
            return recordNotification.record(requested(command));
        }
        throw new UnhandleableMessage("not a command for this service: "
                + envelope.message().getClass().getSimpleName());
    }

    private static NotificationEvent.Requested requested(NotifyCustomer command) {
        return Notification.request(
                new NotifiedOrderId(command.orderId()),
                new RecipientId(command.customerId()),
                occasion(command),
                total(command),
                command.reason(),
                Instant.now().truncatedTo(ChronoUnit.MICROS));
    }

    private static NotificationOccasion occasion(NotifyCustomer command) {
        return switch (command.occasion()) {
            case ORDER_CONFIRMED -> NotificationOccasion.ORDER_CONFIRMED;
            case ORDER_REJECTED -> NotificationOccasion.ORDER_REJECTED;
            case ORDER_EXPIRED -> NotificationOccasion.ORDER_EXPIRED;
            case ORDER_CANCELLED -> NotificationOccasion.ORDER_CANCELLED;
        };
    }

    private static DisplayAmount total(NotifyCustomer command) {
        try {
            return DisplayAmount.ofMinor(
                    command.total().amount(), command.total().currency());
        } catch (IllegalArgumentException e) {
            throw new UnhandleableMessage("total.currency is not an ISO 4217 code");
        }
    }
}
