package tidings.payments;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import tidings.payments.domain.GatewayAnswer;
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
    public Uni<GatewayAnswer> charge(Payment payment) {
        calls.record("charge", payment.order());
        return calls.answer(payment.order(), gateway.charge(payment));
    }

    @Override
    public Uni<GatewayAnswer> refund(Payment payment) {
        calls.record("refund", payment.order());
        return calls.answer(payment.order(), gateway.refund(payment));
    }
}
