package tidings.payments.domain;

/** What can happen to a payment, and the payment that it leads to. */
public sealed interface PaymentEvent {

    Payment payment();

    /** It was asked for the first time. */
    record Requested(Payment payment) implements PaymentEvent {}

    /** The customer was charged. */
    record Collected(Payment payment) implements PaymentEvent {}

    /** The customer was not charged; {@code reason} is a stable code. */
    record Declined(Payment payment, String reason) implements PaymentEvent {}

    /** It was asked for again when it was settled: nothing changes, the answer is given again. */
    record AskedAgain(Payment payment) implements PaymentEvent {}
}
