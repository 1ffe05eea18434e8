package tidings.notifications.outbound;

import io.vertx.mutiny.sqlclient.Row;
import tidings.notifications.NotificationView;
import tidings.notifications.domain.Delivery;
import tidings.notifications.domain.Notification;
import tidings.notifications.domain.NotificationId;
import tidings.notifications.domain.NotificationOccasion;
import tidings.notifications.domain.NotificationStatus;
import tidings.notifications.domain.NotifiedOrderId;
import tidings.notifications.domain.RecipientId;

/** Maps between a notification and its row. */
final class NotificationRowMapper {

    /** The columns that {@link #toPending} reads. */
    static final String PENDING_COLUMNS = "id, order_id, customer_id, occasion, text, created_at, attempts, due_at";

    private NotificationRowMapper() {}

    static Notification toPending(Row row) {
        return new Notification(
                new NotificationId(row.getUUID("id")),
                new NotifiedOrderId(row.getUUID("order_id")),
                new RecipientId(row.getUUID("customer_id")),
                NotificationOccasion.valueOf(row.getString("occasion")),
                row.getString("text"),
                row.getOffsetDateTime("created_at").toInstant(),
                new Delivery.Pending(
                        row.getInteger("attempts"),
                        row.getOffsetDateTime("due_at").toInstant()));
    }

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
