package tidings.eventmanager.subscriptions;

/** No subscription has this id. */
public final class SubscriptionNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SubscriptionNotFound(SubscriptionId id) {
        super("No subscription has the id " + id + ".");
    }
}
