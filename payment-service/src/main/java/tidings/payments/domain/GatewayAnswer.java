package tidings.payments.domain;

import java.util.List;

/**
 * The gateway's answer to a charge or a refund. Without an answer, the gateway is asked again.
 *
 * <p>Each answer knows what follows from it, so an answer without a consequence does not compile.
 */
public sealed interface GatewayAnswer {

    /** Applies the answer. An answer that the payment no longer waits for changes nothing. */
    List<PaymentEvent> applyTo(Payment payment);

    /** The answer to a charge. */
    sealed interface ChargeAnswer extends GatewayAnswer {}

    /** The answer to a refund. */
    sealed interface RefundAnswer extends GatewayAnswer {}

    /** The customer was charged. */
    record Charged() implements ChargeAnswer {
        @Override
        public List<PaymentEvent> applyTo(Payment payment) {
            return payment.charged();
        }
    }

    /** The customer was not charged, and a repeated charge would not change that; {@code reason} is a stable code. */
    record Declined(String reason) implements ChargeAnswer {
        @Override
        public List<PaymentEvent> applyTo(Payment payment) {
            return payment.chargeDeclined(reason);
        }
    }

    /** The money was returned to the customer. */
    record Refunded() implements RefundAnswer {
        @Override
        public List<PaymentEvent> applyTo(Payment payment) {
            return payment.refunded();
        }
    }

    /** The money was not returned, and a repeated refund would not change that now; {@code reason} is a stable code. */
    record Refused(String reason) implements RefundAnswer {
        @Override
        public List<PaymentEvent> applyTo(Payment payment) {
            return payment.refundRefused(reason);
        }
    }
}
