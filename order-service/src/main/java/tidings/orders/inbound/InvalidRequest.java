package tidings.orders.inbound;

import java.util.List;

/** A request that can be read and makes no sense. */
final class InvalidRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    InvalidRequest(List<FieldError> errors) {
        super(errors.toString());
        this.errors = errors;
    }

    List<FieldError> errors() {
        return errors;
    }
}
