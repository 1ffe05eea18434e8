package tidings.eventmanager.journal.flow;

import java.time.Instant;

/** The next automatic step and its time. */
public record NextStep(Instant at, String by, String what) {

    static NextStep expiry(Instant deadline) {
        return new NextStep(deadline, "order-service", "expires the order, unless its payment is answered before");
    }

    /** The next attempt of a notification that failed or is in progress. */
    public static NextStep notificationRetry(Instant at) {
        return new NextStep(at, "notification-service", "tries again to tell the customer");
    }
}
