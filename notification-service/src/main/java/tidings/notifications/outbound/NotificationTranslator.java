package tidings.notifications.outbound;

import java.util.List;
import tidings.contract.CustomerNotified;
import tidings.contract.Occasion;
import tidings.messaging.envelope.OutgoingMessage;
import tidings.notifications.domain.Notification;
import tidings.notifications.domain.NotificationEvent;

/** Translates events of a notification into messages of the contract. Only {@code Sent} is published. */
final class NotificationTranslator {

    private NotificationTranslator() {}

    static List<OutgoingMessage> toMessages(Notification notification, NotificationEvent event) {
        return event instanceof NotificationEvent.Sent sent
                ? List.of(OutgoingMessage.of(new CustomerNotified(
                        notification.order().value(),
                        notification.customer().value(),
                        notification.id().value(),
                        occasion(notification),
                        sent.delivery().channel())))
                : List.of();
    }

    private static Occasion occasion(Notification notification) {
        return switch (notification.occasion()) {
            case ORDER_CONFIRMED -> Occasion.ORDER_CONFIRMED;
            case ORDER_REJECTED -> Occasion.ORDER_REJECTED;
            case ORDER_EXPIRED -> Occasion.ORDER_EXPIRED;
            case ORDER_CANCELLED -> Occasion.ORDER_CANCELLED;
        };
    }
}
