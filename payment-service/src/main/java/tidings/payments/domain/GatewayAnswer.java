package tidings.payments.domain;

/** The gateway's answer to a charge or a refund. Without an answer, the gateway is asked again. */
public sealed interface GatewayAnswer {

    /** The customer was charged. */
    record Charged() implements GatewayAnswer {}

    /** The customer was not charged, and a repeated charge would not change that; {@code reason} is a stable code. */
    record Declined(String reason) implements GatewayAnswer {}

    /** The money was returned to the customer. */
    record Refunded() implements GatewayAnswer {}
}
