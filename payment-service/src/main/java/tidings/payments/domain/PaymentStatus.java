package tidings.payments.domain;

/** Where a payment stands. */
public enum PaymentStatus {
    /** The gateway is asked to charge. */
    REQUESTED,
    /** The gateway is asked to charge, and the money is to go back if it does. */
    CANCELLING,
    COLLECTED,
    DECLINED,
    /** It was asked for after its deadline; nobody was charged. */
    EXPIRED,
    /** The gateway is asked to refund. */
    REFUNDING,
    REFUNDED,
    /** The refund was wanted before the payment: it is never to be collected. */
    CANCELLED
}
