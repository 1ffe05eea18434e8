package tidings.payments.outbound;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tidings.payments.GatewayUnavailable;
import tidings.payments.PaymentGateway;
import tidings.payments.PaymentGatewayConfig;
import tidings.payments.domain.GatewayAnswer;
import tidings.payments.domain.GatewayAnswer.ChargeAnswer;
import tidings.payments.domain.GatewayAnswer.Charged;
import tidings.payments.domain.GatewayAnswer.Declined;
import tidings.payments.domain.GatewayAnswer.RefundAnswer;
import tidings.payments.domain.GatewayAnswer.Refunded;
import tidings.payments.domain.GatewayAnswer.Refused;
import tidings.payments.domain.Payment;
import tidings.payments.domain.PaymentId;

/**
 * A simulated payment provider that moves no money.
 *
 * <p>The payment method selects the answer, by the names of the test cards of such providers; this module's README has the
 * table.
 */
@ApplicationScoped
@Typed(SimulatedPaymentGateway.class)
class SimulatedPaymentGateway implements PaymentGateway {

    private final Duration slow;
    /** The number of failures so far, for payments without an answer. */
    private final Map<PaymentId, AtomicInteger> failures = new ConcurrentHashMap<>();

    SimulatedPaymentGateway(PaymentGatewayConfig config) {
        this.slow = config.slow();
    }

    @Override
    public Uni<ChargeAnswer> charge(Payment payment) {
        return switch (payment.method()) {
            case "pm_card_visa", "pm_card_mastercard", "pm_card_refundUnavailableTwice", "pm_card_refundRefused" ->
                answer(new Charged());
            case "pm_card_slow" ->
                SimulatedPaymentGateway.<ChargeAnswer>answer(new Charged())
                        .onItem()
                        .delayIt()
                        .by(slow);
            case "pm_card_hangsTwice" -> failTwice(payment, Uni.createFrom().nothing(), new Charged());
            case "pm_card_unavailableTwice" -> failTwice(payment, unavailable(), new Charged());
            case "pm_card_chargeDeclined" -> answer(new Declined("card_declined"));
            case "pm_card_chargeDeclinedInsufficientFunds" -> answer(new Declined("insufficient_funds"));
            case "pm_card_chargeDeclinedExpiredCard" -> answer(new Declined("expired_card"));
            default -> answer(new Declined("unknown_payment_method"));
        };
    }

    @Override
    public Uni<RefundAnswer> refund(Payment payment) {
        return switch (payment.method()) {
            case "pm_card_refundUnavailableTwice" -> failTwice(payment, unavailable(), new Refunded());
            case "pm_card_refundRefused" -> answer(new Refused("account_closed"));
            default -> answer(new Refunded());
        };
    }

    private <T extends GatewayAnswer> Uni<T> failTwice(Payment payment, Uni<T> failure, T answer) {
        return Uni.createFrom().deferred(() -> {
            int failed = failures.computeIfAbsent(payment.id(), id -> new AtomicInteger())
                    .getAndIncrement();
            if (failed < 2) {
                return failure;
            }
            failures.remove(payment.id());
            return answer(answer);
        });
    }

    private static <T> Uni<T> unavailable() {
        return Uni.createFrom().failure(() -> new GatewayUnavailable("503 from the gateway"));
    }

    private static <T extends GatewayAnswer> Uni<T> answer(T answer) {
        return Uni.createFrom().item(answer);
    }
}
