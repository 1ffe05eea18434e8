package tidings.eventmanager.http;

/** A well-formed request with an invalid field; names the field and the reason. */
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
