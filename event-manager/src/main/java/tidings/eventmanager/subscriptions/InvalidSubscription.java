package tidings.eventmanager.subscriptions;

/** An invalid or forbidden subscription; names the field and the reason. */
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
