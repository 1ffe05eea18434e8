package tidings.http;

import java.util.List;

/** A well-formed request with invalid values. */
public final class InvalidRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    public InvalidRequest(List<FieldError> errors) {
        super(errors.toString());
        this.errors = errors;
    }

    public List<FieldError> errors() {
        return errors;
    }
}
