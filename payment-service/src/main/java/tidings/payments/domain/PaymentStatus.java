package tidings.payments.domain;

/** The status of a payment. */
public enum PaymentStatus {
    /** The gateway is asked to charge. */
    REQUESTED,
    /** The gateway is asked to charge; a charge will be refunded. */
    CANCELLING,
    COLLECTED,
    DECLINED,
    /** Requested after its deadline; the customer was not charged. */
    EXPIRED,
    /** The gateway is asked to refund. */
    REFUNDING,
    REFUNDED,
    /** The gateway refused the refund for good. The shop has the money until an operator returns it. */
    REFUND_REFUSED,
    /** The refund was requested before the payment: it will never be collected. */
    CANCELLED
}
