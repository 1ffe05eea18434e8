package tidings.orders.domain;

/** Where an order stands. {@code PLACED} waits for its payment, {@code CANCELLING} for its refund; the others are settled. */
public enum OrderStatus {
    PLACED,
    CONFIRMED,
    REJECTED,
    EXPIRED,
    CANCELLING,
    CANCELLED;

    /** Nothing more happens to it of itself. */
    public boolean isSettled() {
        return this != PLACED && this != CANCELLING;
    }
}
