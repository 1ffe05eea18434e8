package tidings.notifications.domain;

/** Where a notification stands. {@code SENT} is final. */
public enum NotificationStatus {
    PENDING,
    SENT
}
