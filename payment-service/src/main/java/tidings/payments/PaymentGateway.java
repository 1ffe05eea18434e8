package tidings.payments;

import io.smallrye.mutiny.Uni;
import tidings.payments.domain.GatewayAnswer;
import tidings.payments.domain.Payment;

/**
 * The payment provider.
 *
 * <p>The payment's id is the idempotency key of both methods: repeated calls charge once and refund once. Both fail with
 * {@link GatewayUnavailable} if a repeated call may help.
 */
public interface PaymentGateway {

    /** Charges the customer. */
    Uni<GatewayAnswer> charge(Payment payment);

    /** Returns the charged amount to the customer. */
    Uni<GatewayAnswer> refund(Payment payment);
}
