package tidings.eventmanager.subscriptions;

/** There are as many subscriptions as there may be. */
public final class TooManySubscriptions extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TooManySubscriptions(long most) {
        super("There are " + most + " subscriptions, and there may be no more.");
    }
}
