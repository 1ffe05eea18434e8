package tidings.orders.payment;

import tidings.orders.domain.OrderId;

/** payment-service knows of no payment for this order. */
public final class PaymentNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PaymentNotFound(OrderId id) {
        super("no payment for order " + id);
    }
}
