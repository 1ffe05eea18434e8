package tidings.payments.domain;

/** An event of a payment, with the payment that it leads to. */
public sealed interface PaymentEvent {

    Payment payment();

    /** Whether the gateway has to be asked now. */
    default boolean needsGateway() {
        return this instanceof Requested || this instanceof Refunding;
    }

    /** The payment was requested for the first time. */
    record Requested(Payment payment) implements PaymentEvent {}

    /** The payment was requested for the first time, after its deadline. */
    record Expired(Payment payment) implements PaymentEvent {}

    /** The customer was charged. */
    record Collected(Payment payment) implements PaymentEvent {}

    /** The customer was not charged; {@code reason} is a stable code. */
    record Declined(Payment payment, String reason) implements PaymentEvent {}

    /** The settled payment was requested again: nothing changes, the reply is repeated. */
    record RequestedAgain(Payment payment) implements PaymentEvent {}

    /** The refund was requested before the payment. */
    record Cancelled(Payment payment) implements PaymentEvent {}

    /** The refund was requested while the gateway was asked to charge. */
    record Cancelling(Payment payment) implements PaymentEvent {}

    /** The refund of a collected payment was requested, or is tried again. */
    record Refunding(Payment payment) implements PaymentEvent {}

    /** The money was returned to the customer. */
    record Refunded(Payment payment) implements PaymentEvent {}

    /** The gateway refused the refund for good; {@code reason} is a stable code. An operator decides what follows. */
    record RefundRefused(Payment payment, String reason) implements PaymentEvent {}

    /** A refund was requested, and nothing had been collected: nothing changes. */
    record NothingToRefund(Payment payment) implements PaymentEvent {}

    /** The refund of a refunded payment, or a refused refund, was requested: nothing changes, the reply is repeated. */
    record RefundRequestedAgain(Payment payment) implements PaymentEvent {}
}
