package tidings.payments.domain;

/** What can happen to a payment, and the payment that it leads to. */
public sealed interface PaymentEvent {

    Payment payment();

    /** It was asked for the first time. */
    record Requested(Payment payment) implements PaymentEvent {}

    /** It was asked for the first time, and too late. */
    record Expired(Payment payment) implements PaymentEvent {}

    /** The customer was charged. */
    record Collected(Payment payment) implements PaymentEvent {}

    /** The customer was not charged; {@code reason} is a stable code. */
    record Declined(Payment payment, String reason) implements PaymentEvent {}

    /** It was asked for again when it was settled: nothing changes, the answer is given again. */
    record AskedAgain(Payment payment) implements PaymentEvent {}

    /** The refund was wanted before anybody asked for the payment. */
    record Cancelled(Payment payment) implements PaymentEvent {}

    /** The refund was wanted while the gateway was asked to charge. */
    record Cancelling(Payment payment) implements PaymentEvent {}

    /** The customer is to have the money back. */
    record Refunding(Payment payment) implements PaymentEvent {}

    /** The customer has the money back. */
    record Refunded(Payment payment) implements PaymentEvent {}

    /** The refund was wanted, and nothing had been collected: nothing changes. */
    record NothingToRefund(Payment payment) implements PaymentEvent {}

    /** The refund was wanted again when the customer had the money back: the answer is given again. */
    record RefundAskedAgain(Payment payment) implements PaymentEvent {}
}
