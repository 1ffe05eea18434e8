package tidings.eventmanager.subscriptions;

import java.util.Locale;

/** The current status of the subscription does not allow the requested one. */
public final class InvalidTransition extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidTransition(SubscriptionStatus actual, SubscriptionStatus wanted) {
        super("It is " + name(actual) + " and cannot become " + name(wanted) + " by this request.");
    }

    private static String name(SubscriptionStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
