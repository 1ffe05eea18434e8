package tidings.eventmanager.subscriptions;

import java.util.Locale;

/** The status of a subscription. In every status except {@code ENDED}, events are stored for it. */
public enum SubscriptionStatus {
    ACTIVE,
    /** The subscriber paused it. */
    PAUSED,
    /** Too many deliveries failed in a row. */
    SUSPENDED,
    /** The sink answered that it is gone. */
    ENDED;

    /** The form for subscribers. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
