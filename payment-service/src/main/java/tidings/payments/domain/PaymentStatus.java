package tidings.payments.domain;

/** Where a payment stands. {@code REQUESTED} waits for the gateway; the others are settled. */
public enum PaymentStatus {
    REQUESTED,
    COLLECTED,
    DECLINED
}
