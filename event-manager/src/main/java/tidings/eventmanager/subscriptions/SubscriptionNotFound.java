package tidings.eventmanager.subscriptions;

import tidings.eventmanager.subscriptions.domain.SubscriptionId;

/** There is no such subscription. */
public final class SubscriptionNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SubscriptionNotFound(SubscriptionId id) {
        super("There is no subscription " + id + ".");
    }
}
