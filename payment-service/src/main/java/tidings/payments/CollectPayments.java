package tidings.payments;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jboss.logging.Logger;
import tidings.payments.PaymentHandoff.ClaimedPayment;
import tidings.payments.SettlePayments.GatewayResult;
import tidings.payments.domain.Payment;
import tidings.payments.domain.PaymentStatus;

/**
 * Asks the gateway to charge or refund each payment that waits for it.
 *
 * <p>No transaction is open while the gateway works, and a slow answer delays no other payment. After a crash before the
 * answer is recorded, the payment is due when its claim ends: the gateway is asked again, and charges or refunds once.
 */
@ApplicationScoped
public class CollectPayments {

    private static final Logger LOG = Logger.getLogger(CollectPayments.class);
    /** The first attempt and three retries. */
    static final int MAX_ATTEMPTS = 4;

    private static final int MAX_IN_FLIGHT = 200;
    private static final Duration MAX_RETRY_DELAY = Duration.ofSeconds(2);

    private final PaymentHandoff handoff;
    private final PaymentGateway gateway;
    private final PaymentGatewayGuard guard;
    private final AtomicInteger inFlight = new AtomicInteger();

    CollectPayments(PaymentHandoff handoff, PaymentGateway gateway, PaymentGatewayGuard guard) {
        this.handoff = handoff;
        this.gateway = gateway;
        this.guard = guard;
    }

    /**
     * Asks the gateway about payments that were handed off.
     *
     * <p>Returns before the gateway answers.
     *
     * @param recorder records an answer
     * @param onDone runs when an answer is recorded, or the gateway gave none
     */
    public Uni<Boolean> collectNew(Function<GatewayResult, Uni<Void>> recorder, Runnable onDone) {
        handoff.take(MAX_IN_FLIGHT - inFlight.get(), Instant.now().plus(guard.maxDuration()))
                .forEach(claimed -> ask(claimed, recorder, onDone));
        return Uni.createFrom().item(false);
    }

    /** Claims payments that are due and hands them off, with those that a failed commit has stored. Returns whether there may be more. */
    public Uni<Boolean> collectDue() {
        Instant now = Instant.now();
        return handoff.recover(now.plus(guard.maxDuration()))
                .chain(() -> handoff.claim(MAX_IN_FLIGHT, now))
                .map(claimed -> claimed == MAX_IN_FLIGHT);
    }

    /** No attempt begins that may outlast the claim: otherwise another replica, or this one, would ask at the same time. */
    private void ask(ClaimedPayment claimed, Function<GatewayResult, Uni<Void>> recorder, Runnable onDone) {
        Payment payment = claimed.payment();
        Instant lastRetry = claimed.until().minus(guard.maxDuration()).minus(MAX_RETRY_DELAY);
        inFlight.incrementAndGet();
        guard.call(() ->
                        payment.status() == PaymentStatus.REFUNDING ? gateway.refund(payment) : gateway.charge(payment))
                .onFailure(failure ->
                        failure instanceof GatewayUnavailable && Instant.now().isBefore(lastRetry))
                .retry()
                .withBackOff(Duration.ofMillis(200), MAX_RETRY_DELAY)
                .atMost(MAX_ATTEMPTS - 1)
                .chain(answer -> recorder.apply(new GatewayResult(payment.order(), answer)))
                .onTermination()
                .invoke(() -> {
                    inFlight.decrementAndGet();
                    onDone.run();
                })
                .subscribe()
                .with(
                        recorded -> {},
                        failure -> LOG.warnf(
                                "order %s: the gateway gave no answer: %s",
                                payment.order().value(), failure));
    }
}
