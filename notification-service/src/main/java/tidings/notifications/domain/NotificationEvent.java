package tidings.notifications.domain;

/** What can happen to a notification. Each event knows the notification it leads to. */
public sealed interface NotificationEvent {

    NotificationId id();

    Notification applyTo(Notification notification);

    /** A customer is to be told. */
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

    /** The customer was told. */
    record Sent(NotificationId id, Delivery.Sent delivery) implements NotificationEvent {
        @Override
        public Notification applyTo(Notification notification) {
            return notification.with(delivery);
        }
    }

    /** The customer could not be told; it will be tried again. */
    record Postponed(NotificationId id, Delivery.Pending delivery) implements NotificationEvent {
        @Override
        public Notification applyTo(Notification notification) {
            return notification.with(delivery);
        }
    }
}
