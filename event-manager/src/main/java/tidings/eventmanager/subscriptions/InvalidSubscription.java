package tidings.eventmanager.subscriptions;

/** A wish that makes no sense, or that is not allowed: which field of it, and why. */
public final class InvalidSubscription extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String reason;

    public InvalidSubscription(String field, String reason) {
        super(field + ": " + reason);
        this.field = field;
        this.reason = reason;
    }

    public String field() {
        return field;
    }

    public String reason() {
        return reason;
    }
}
