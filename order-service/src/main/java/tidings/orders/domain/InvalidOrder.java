package tidings.orders.domain;

/** A wish for an order that cannot be: which part of it, and why. Nothing has happened. */
public final class InvalidOrder extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    public InvalidOrder(String field, String reason) {
        super(reason);
        this.field = field;
    }

    /** The part of the order that is wrong, for example {@code lines[1].unitPrice.currency}. */
    public String field() {
        return field;
    }
}
