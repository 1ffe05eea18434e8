package tidings.payments.outbound;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import tidings.payments.GatewayUnavailable;
import tidings.payments.PaymentGateway;
import tidings.payments.domain.GatewayAnswer;
import tidings.payments.domain.GatewayAnswer.Charged;
import tidings.payments.domain.GatewayAnswer.Declined;
import tidings.payments.domain.GatewayAnswer.Refunded;
import tidings.payments.domain.Payment;
import tidings.payments.domain.PaymentId;

/**
 * Stands for a payment provider. The payment method decides what it does, by the names that the tests of such providers
 * use; the README of this module has the table. It moves no money.
 */
@ApplicationScoped
class SimulatedGateway implements PaymentGateway {

    private final Duration slow;
    /** How often it failed already; only for payments that it has not answered. */
    private final Map<PaymentId, AtomicInteger> failures = new ConcurrentHashMap<>();

    SimulatedGateway(@ConfigProperty(name = "tidings.gateway.slow", defaultValue = "3s") Duration slow) {
        this.slow = slow;
    }

    @Override
    public Uni<GatewayAnswer> charge(Payment payment) {
        return switch (payment.method()) {
            case "pm_card_visa", "pm_card_mastercard", "pm_card_refundUnavailableTwice" -> answer(new Charged());
            case "pm_card_slow" -> answer(new Charged()).onItem().delayIt().by(slow);
            case "pm_card_hangsTwice" -> twice(payment, Uni.createFrom().nothing(), new Charged());
            case "pm_card_unavailableTwice" -> twice(payment, unavailable(), new Charged());
            case "pm_card_chargeDeclined" -> answer(new Declined("card_declined"));
            case "pm_card_chargeDeclinedInsufficientFunds" -> answer(new Declined("insufficient_funds"));
            case "pm_card_chargeDeclinedExpiredCard" -> answer(new Declined("expired_card"));
            default -> answer(new Declined("unknown_payment_method"));
        };
    }

    @Override
    public Uni<GatewayAnswer> refund(Payment payment) {
        return payment.method().equals("pm_card_refundUnavailableTwice")
                ? twice(payment, unavailable(), new Refunded())
                : answer(new Refunded());
    }

    private Uni<GatewayAnswer> twice(Payment payment, Uni<GatewayAnswer> first, GatewayAnswer then) {
        return Uni.createFrom().deferred(() -> {
            int before = failures.computeIfAbsent(payment.id(), id -> new AtomicInteger())
                    .getAndIncrement();
            if (before < 2) {
                return first;
            }
            failures.remove(payment.id());
            return answer(then);
        });
    }

    private static Uni<GatewayAnswer> unavailable() {
        return Uni.createFrom().failure(() -> new GatewayUnavailable("503 from the gateway"));
    }

    private static Uni<GatewayAnswer> answer(GatewayAnswer answer) {
        return Uni.createFrom().item(answer);
    }
}
