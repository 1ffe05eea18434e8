package tidings.orders.domain;

/** An order that ended without being confirmed has nothing left to cancel. */
public final class OrderNotCancellable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OrderNotCancellable(OrderId id, OrderStatus status) {
        super("order " + id + " is " + status);
    }
}
