package tidings.payments;

import io.smallrye.mutiny.Uni;
import tidings.payments.domain.GatewayAnswer;
import tidings.payments.domain.Payment;

/** The payment provider. */
public interface PaymentGateway {

    /**
     * Charges the customer, once however often it is asked: the payment's id is the idempotency key.
     *
     * <p>Fails with {@link GatewayUnavailable} where asking again may help.
     */
    Uni<GatewayAnswer> charge(Payment payment);

    /**
     * Gives the customer back what was charged, once however often it is asked: the payment's id is the idempotency key.
     *
     * <p>Fails with {@link GatewayUnavailable} where asking again may help.
     */
    Uni<GatewayAnswer> refund(Payment payment);
}
