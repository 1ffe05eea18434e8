package tidings.payments;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import tidings.messaging.work.BackgroundWorker;
import tidings.payments.domain.GatewayAnswer;
import tidings.payments.domain.Payment;
import tidings.payments.domain.PaymentStatus;

/**
 * Asks the gateway about each payment that waits for it, to charge or to refund.
 *
 * <p>What was just recorded is at hand. A sweep finds the rest in the database: what a crash or a failure left, and what
 * there was no room for. The gateway is never called inside a transaction; a crash before its answer is recorded asks it
 * again, and it charges and refunds once. A slow answer holds up nobody else's.
 */
@ApplicationScoped
public class CollectPayments {

    private static final Logger LOG = Logger.getLogger(CollectPayments.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int ASKED_AT_ONCE = 200;
    /** Before the relay stops, so that it still sends what this recorded. */
    private static final int EARLY = 1000;

    private final Payments payments;
    private final DuePaymentQueue atHand;
    private final PaymentGateway gateway;
    private final GatewayResultBatch settlement;
    private final Duration gatewayPatience;
    private final AtomicInteger asking = new AtomicInteger();
    private final BackgroundWorker sweep;
    private final BackgroundWorker waiting;

    public CollectPayments(
            Payments payments,
            DuePaymentQueue atHand,
            PaymentGateway gateway,
            GatewayResultBatch settlement,
            Vertx vertx,
            @ConfigProperty(name = "tidings.gateway.patience") Duration gatewayPatience) {
        this.payments = payments;
        this.atHand = atHand;
        this.gateway = gateway;
        this.settlement = settlement;
        this.gatewayPatience = gatewayPatience;
        this.sweep = new BackgroundWorker("due payments", TICK, vertx, this::claimDue);
        this.waiting = new BackgroundWorker("payments at hand", TICK, vertx, this::askWaiting);
    }

    void start(@Observes StartupEvent started) {
        settlement.start(waiting::trigger);
        waiting.start();
        sweep.start();
    }

    void stop(@Observes @Priority(EARLY) ShutdownEvent stopping) {
        sweep.stop(PATIENCE);
        waiting.stop(PATIENCE);
        settlement.stop(PATIENCE);
    }

    /** There may be payments at hand. */
    public void trigger() {
        waiting.trigger();
    }

    private Uni<Boolean> claimDue() {
        int limit = Math.min(atHand.room(), ASKED_AT_ONCE);
        return limit == 0
                ? Uni.createFrom().item(false)
                : payments.claimDue(limit)
                        .invoke(claimed -> {
                            claimed.forEach(atHand::add);
                            waiting.trigger();
                        })
                        .map(claimed -> claimed.size() == limit);
    }

    private Uni<Boolean> askWaiting() {
        while (asking.get() < ASKED_AT_ONCE) {
            Payment next = atHand.take();
            if (next == null) {
                break;
            }
            ask(next);
        }
        return Uni.createFrom().item(false);
    }

    /** Does not wait for the answer. Where there is none, the payment is due again when its half minute is over. */
    private void ask(Payment payment) {
        asking.incrementAndGet();
        Uni.createFrom()
                .deferred(() -> question(payment))
                .ifNoItem()
                .after(gatewayPatience)
                .failWith(() -> new GatewayUnavailable("no answer within " + gatewayPatience))
                .onFailure(GatewayUnavailable.class)
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(2))
                .atMost(3)
                .onTermination()
                .invoke(this::answered)
                .subscribe()
                .with(
                        answer -> settlement.add(payment.order(), answer),
                        failure -> LOG.warnf(
                                "no answer for order %s: %s", payment.order().value(), failure));
    }

    private Uni<GatewayAnswer> question(Payment payment) {
        return payment.status() == PaymentStatus.REFUNDING ? gateway.refund(payment) : gateway.charge(payment);
    }

    private void answered() {
        if (asking.getAndDecrement() == ASKED_AT_ONCE) {
            waiting.trigger();
        }
    }
}
