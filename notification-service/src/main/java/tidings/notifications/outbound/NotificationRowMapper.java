package tidings.notifications.outbound;

import tidings.notifications.NotificationView;
import tidings.notifications.domain.Delivery;
import tidings.notifications.domain.Notification;
import tidings.notifications.domain.NotificationId;
import tidings.notifications.domain.NotificationStatus;
import tidings.notifications.domain.NotifiedOrderId;
import tidings.notifications.domain.RecipientId;

/** Maps between a notification and its row. */
final class NotificationRowMapper {

    private NotificationRowMapper() {}

    /** Writes the fields of a notification that can change. */
    static void update(NotificationRow row, Notification notification) {
        row.status = notification.status();
        if (notification.delivery() instanceof Delivery.Pending pending) {
            row.attempts = pending.attempts();
            row.dueAt = pending.dueAt();
        }
        if (notification.delivery() instanceof Delivery.Sent sent) {
            row.dueAt = null;
            row.channel = sent.channel();
            row.sentAt = sent.at();
        }
    }

    static Notification toNotification(NotificationRow row) {
        return new Notification(
                new NotificationId(row.id),
                new NotifiedOrderId(row.orderId),
                new RecipientId(row.customerId),
                row.occasion,
                row.text,
                row.createdAt,
                row.status == NotificationStatus.SENT
                        ? new Delivery.Sent(row.channel, row.sentAt)
                        : new Delivery.Pending(row.attempts, row.dueAt));
    }

    static NotificationView toView(NotificationRow row) {
        return new NotificationView(
                row.id,
                row.orderId,
                row.customerId,
                row.occasion,
                row.text,
                row.channel,
                row.status,
                row.createdAt,
                row.sentAt,
                row.dueAt,
                row.correlationId);
    }
}
