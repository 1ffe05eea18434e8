package tidings.orders.domain;

/** An answer to an order that asked for none. */
public final class AcknowledgementNotRequested extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AcknowledgementNotRequested(OrderId id) {
        super("order " + id + " requests no acknowledgement");
    }
}
