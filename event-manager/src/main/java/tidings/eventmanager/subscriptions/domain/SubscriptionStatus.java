package tidings.eventmanager.subscriptions.domain;

/** How a subscription stands. Events are kept for it in each of these but {@code ENDED}. */
public enum SubscriptionStatus {
    ACTIVE,
    /** By the subscriber's wish. */
    PAUSED,
    /** Too many deliveries failed in a row. */
    SUSPENDED,
    /** The sink said that it is gone. */
    ENDED
}
