package tidings.orders.payment;

import tidings.orders.domain.OrderId;

/** The id of an order without a payment. */
public final class PaymentNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PaymentNotFound(OrderId id) {
        super("no payment for order " + id);
    }
}
