package tidings.notifications.domain;

/** An event of a notification. Each event knows the notification that it leads to. */
public sealed interface NotificationEvent {

    NotificationId id();

    Notification applyTo(Notification notification);

    /** The notification was requested. */
    record Requested(Notification notification) implements NotificationEvent {
        @Override
        public NotificationId id() {
            return notification.id();
        }

        @Override
        public Notification applyTo(Notification ignored) {
            return notification;
        }
    }

    /** The notification was sent. */
    record Sent(NotificationId id, Delivery.Sent delivery) implements NotificationEvent {
        @Override
        public Notification applyTo(Notification notification) {
            return notification.with(delivery);
        }
    }

    /** An attempt failed; the next one is due later. */
    record Postponed(NotificationId id, Delivery.Pending delivery) implements NotificationEvent {
        @Override
        public Notification applyTo(Notification notification) {
            return notification.with(delivery);
        }
    }
}
