package tidings.orders.domain;

/** Where an order stands. {@code PLACED} waits for its payment; every other status is final. */
public enum OrderStatus {
    PLACED,
    CONFIRMED,
    REJECTED,
    EXPIRED,
    CANCELLED
}
