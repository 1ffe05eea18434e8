package tidings.payments;

import io.smallrye.mutiny.Uni;
import tidings.payments.domain.GatewayAnswer.ChargeAnswer;
import tidings.payments.domain.GatewayAnswer.RefundAnswer;
import tidings.payments.domain.Payment;

/**
 * The payment provider.
 *
 * <p>The payment's id is the idempotency key of both methods: repeated calls charge once and refund once. Both fail with
 * {@link GatewayUnavailable} if a repeated call may help.
 */
public interface PaymentGateway {

    /** Charges the customer. */
    Uni<ChargeAnswer> charge(Payment payment);

    /** Returns the charged amount to the customer. */
    Uni<RefundAnswer> refund(Payment payment);
}
