package tidings.orders.domain;

/** A cancellation of an order that was rejected or has expired. */
public final class OrderNotCancellable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OrderNotCancellable(OrderId id, OrderStatus status) {
        super("order " + id + " is " + status);
    }
}
