package tidings.notifications.domain;

/** What a customer is told about. */
public enum NotificationOccasion {
    ORDER_CONFIRMED,
    ORDER_REJECTED,
    ORDER_EXPIRED,
    ORDER_CANCELLED
}
