package tidings.payments.domain;

/** What the gateway says when it is asked to charge or to refund. No answer is no answer: it is asked again. */
public sealed interface GatewayAnswer {

    /** The customer was charged. */
    record Charged() implements GatewayAnswer {}

    /** The customer was not charged, and asking again would not change that; {@code reason} is a stable code. */
    record Declined(String reason) implements GatewayAnswer {}

    /** The customer has the money back. */
    record Refunded() implements GatewayAnswer {}
}
