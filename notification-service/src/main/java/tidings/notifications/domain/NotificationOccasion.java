package tidings.notifications.domain;

/** The reason for a notification: the outcome of an order. */
public enum NotificationOccasion {
    ORDER_CONFIRMED,
    ORDER_REJECTED,
    ORDER_EXPIRED,
    ORDER_CANCELLED
}
