package tidings.payments.outbound;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import tidings.payments.PaymentGateway;
import tidings.payments.PaymentGatewayConfig;
import tidings.payments.domain.GatewayAnswer.ChargeAnswer;
import tidings.payments.domain.GatewayAnswer.RefundAnswer;
import tidings.payments.domain.Payment;

/** The provider at {@code tidings.payment-gateway.url}; the simulated one without that setting. */
@ApplicationScoped
class ConfiguredPaymentGateway implements PaymentGateway {

    private final PaymentGateway provider;

    ConfiguredPaymentGateway(PaymentGatewayConfig config, SimulatedPaymentGateway simulated, Vertx vertx) {
        this.provider = config.url()
                .<PaymentGateway>map(url -> new HttpPaymentGateway(vertx, url, config.apiKey(), config.timeout()))
                .orElse(simulated);
    }

    @Override
    public Uni<ChargeAnswer> charge(Payment payment) {
        return provider.charge(payment);
    }

    @Override
    public Uni<RefundAnswer> refund(Payment payment) {
        return provider.refund(payment);
    }
}
