package tidings.orders;

import tidings.orders.domain.OrderId;

/** There is no such order. */
public final class OrderNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OrderNotFound(OrderId id) {
        super("no order " + id);
    }
}
