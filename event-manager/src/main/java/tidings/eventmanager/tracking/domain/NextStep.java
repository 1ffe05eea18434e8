package tidings.eventmanager.tracking.domain;

import java.time.Instant;

/** What happens next by itself, and when. */
public record NextStep(Instant at, String by, String what) {

    static NextStep expiry(Instant deadline) {
        return new NextStep(deadline, "order-service", "expires the order, unless its payment is answered before");
    }

    /** A notification that could not be brought, or is on its way. */
    public static NextStep tellingTheCustomer(Instant at) {
        return new NextStep(at, "notification-service", "tries again to tell the customer");
    }
}
