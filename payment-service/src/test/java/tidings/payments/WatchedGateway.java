package tidings.payments;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import tidings.payments.domain.GatewayAnswer.ChargeAnswer;
import tidings.payments.domain.GatewayAnswer.RefundAnswer;
import tidings.payments.domain.Payment;

/** Records each call of the real gateway. */
@Decorator
@Priority(1)
class WatchedGateway implements PaymentGateway {

    @Inject
    @Delegate
    @Any
    PaymentGateway gateway;

    @Inject
    GatewayCalls calls;

    @Override
    public Uni<ChargeAnswer> charge(Payment payment) {
        calls.record("charge", payment.order());
        return calls.answer(payment.order(), ChargeAnswer.class, gateway.charge(payment));
    }

    @Override
    public Uni<RefundAnswer> refund(Payment payment) {
        calls.record("refund", payment.order());
        return calls.answer(payment.order(), RefundAnswer.class, gateway.refund(payment));
    }
}
