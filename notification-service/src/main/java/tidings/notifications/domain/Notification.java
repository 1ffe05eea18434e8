package tidings.notifications.domain;

import static tidings.notifications.domain.NotificationStatus.PENDING;
import static tidings.notifications.domain.NotificationStatus.SENT;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A notification of a customer about an order. Methods decide and change nothing: they return the events.
 */
public record Notification(
        NotificationId id,
        NotifiedOrderId order,
        RecipientId customer,
        NotificationOccasion occasion,
        String text,
        Instant createdAt,
        Delivery delivery) {

    /** Requests a notification; {@code reason} is a stable code, if the occasion has one. */
    public static NotificationEvent.Requested request(
            NotifiedOrderId order,
            RecipientId customer,
            NotificationOccasion occasion,
            DisplayAmount total,
            @Nullable String reason,
            Instant now) {
        return new NotificationEvent.Requested(new Notification(
                NotificationId.of(order, occasion),
                order,
                customer,
                occasion,
                NotificationText.of(occasion, order, total, reason),
                now,
                Delivery.Pending.since(now)));
    }

    /** The gateway sent the notification. */
    public List<NotificationEvent> sent(String channel, Instant now) {
        return delivery instanceof Delivery.Pending
                ? List.of(new NotificationEvent.Sent(id, new Delivery.Sent(channel, now)))
                : List.of();
    }

    /** The gateway failed, or gave no answer. */
    public List<NotificationEvent> failed(Instant now) {
        return delivery instanceof Delivery.Pending pending
                ? List.of(new NotificationEvent.Postponed(id, pending.afterFailure(now)))
                : List.of();
    }

    public NotificationStatus status() {
        return delivery instanceof Delivery.Sent ? SENT : PENDING;
    }

    public Notification with(Delivery newDelivery) {
        return new Notification(id, order, customer, occasion, text, createdAt, newDelivery);
    }
}
