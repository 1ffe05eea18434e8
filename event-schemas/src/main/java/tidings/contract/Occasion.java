package tidings.contract;

/** The reason for a notification. */
public enum Occasion {
    ORDER_CONFIRMED,
    ORDER_REJECTED,
    ORDER_EXPIRED,
    ORDER_CANCELLED
}
