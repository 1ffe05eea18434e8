package tidings.orders.domain;

/** The status of an order. {@code PLACED} waits for the payment, {@code CANCELLING} for the refund; the others are settled. */
public enum OrderStatus {
    PLACED,
    CONFIRMED,
    REJECTED,
    EXPIRED,
    CANCELLING,
    CANCELLED;

    /** Returns whether only the customer can change the order now. */
    public boolean isSettled() {
        return this != PLACED && this != CANCELLING;
    }
}
