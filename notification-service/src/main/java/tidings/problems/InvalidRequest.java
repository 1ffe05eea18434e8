package tidings.problems;

/** A request that can be read and makes no sense: which field of it, and why. */
public final class InvalidRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String reason;

    public InvalidRequest(String field, String reason) {
        super(field + " " + reason);
        this.field = field;
        this.reason = reason;
    }

    Problem.FieldError error() {
        return new Problem.FieldError(field, reason);
    }
}
