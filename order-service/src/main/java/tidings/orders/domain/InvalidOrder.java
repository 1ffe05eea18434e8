package tidings.orders.domain;

/** Order data that breaks a rule of the domain: the field, and the rule as the message. */
public final class InvalidOrder extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    public InvalidOrder(String field, String reason) {
        super(reason);
        this.field = field;
    }

    /** The path of the invalid field, for example {@code lines[1].unitPrice.currency}. */
    public String field() {
        return field;
    }
}
