package tidings.notifications.domain;

/** The status of a notification. {@code SENT} is final. */
public enum NotificationStatus {
    PENDING,
    SENT
}
