package tidings.orders.domain;

/** Where an order stands. {@code PLACED} waits for its payment, {@code CANCELLING} for its refund; the others are settled. */
public enum OrderStatus {
    PLACED,
    CONFIRMED,
    REJECTED,
    EXPIRED,
    CANCELLING,
    CANCELLED
}
