package tidings.orders;

import tidings.orders.domain.OrderId;

/** The id of an order that does not exist. */
public final class OrderNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OrderNotFound(OrderId id) {
        super("no order " + id);
    }
}
