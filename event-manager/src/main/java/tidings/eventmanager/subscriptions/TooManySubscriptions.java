package tidings.eventmanager.subscriptions;

/** The maximum number of subscriptions is reached. */
public final class TooManySubscriptions extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TooManySubscriptions(long max) {
        super("There are " + max + " subscriptions, which is the maximum.");
    }
}
