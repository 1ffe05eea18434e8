package tidings.eventmanager.http;

/** A request that can be read and makes no sense: which field of it, and why. */
public final class BadRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String reason;

    public BadRequest(String field, String reason) {
        super(field + " " + reason);
        this.field = field;
        this.reason = reason;
    }

    public ProblemDetails.FieldError error() {
        return new ProblemDetails.FieldError(field, reason);
    }
}
