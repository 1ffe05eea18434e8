package tidings.payments.inbound;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import tidings.messaging.Pump;
import tidings.payments.GatewayUnavailable;
import tidings.payments.PaymentGateway;
import tidings.payments.Payments;
import tidings.payments.SettlePayments;
import tidings.payments.domain.GatewayAnswer;
import tidings.payments.domain.OrderId;
import tidings.payments.domain.Payment;

/**
 * Asks the gateway for each payment that is due, and settles it with the answer.
 *
 * <p>The gateway is never called inside a transaction: the payment is noted in one, the answer in another. A crash
 * between them asks again, and the gateway charges once. A slow answer holds up nobody else's, and answers that come
 * together are settled together. While the gateway is away its payments wait.
 */
@ApplicationScoped
class Collector {

    private static final Logger LOG = Logger.getLogger(Collector.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int ASKED_AT_ONCE = 200;
    private static final int SETTLED_AT_ONCE = 100;

    private final Payments payments;
    private final PaymentGateway gateway;
    private final SettlePayments settlePayments;
    private final AtomicInteger asking = new AtomicInteger();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final Pump due;
    private final Pump answered;

    Collector(Payments payments, PaymentGateway gateway, SettlePayments settlePayments, Vertx vertx) {
        this.payments = payments;
        this.gateway = gateway;
        this.settlePayments = settlePayments;
        this.due = new Pump("due payments", TICK, vertx, this::askForDue);
        this.answered = new Pump("gateway answers", TICK, vertx, this::settleAnswered);
    }

    void start(@Observes StartupEvent started) {
        due.start();
        answered.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        due.stop(PATIENCE);
        answered.stop(PATIENCE);
    }

    /** There may be payments that are due. */
    void kick() {
        due.kick();
    }

    private Uni<Void> askForDue() {
        int free = ASKED_AT_ONCE - asking.get();
        return free <= 0
                ? Uni.createFrom().voidItem()
                : payments.claimDue(free)
                        .invoke(claimed -> claimed.forEach(this::ask))
                        .replaceWithVoid();
    }

    /** Does not wait for the answer. Where there is none, the payment is due again when its claim ends. */
    private void ask(Payment payment) {
        asking.incrementAndGet();
        gateway.charge(payment)
                .onFailure(GatewayUnavailable.class)
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(2))
                .atMost(3)
                .onTermination()
                .invoke(asking::decrementAndGet)
                .subscribe()
                .with(
                        answer -> {
                            answers.add(new Answer(payment.order(), answer));
                            answered.kick();
                        },
                        failure -> LOG.warnf(
                                "no answer for order %s: %s", payment.order().value(), failure));
    }

    private Uni<Void> settleAnswered() {
        Map<OrderId, GatewayAnswer> batch = new LinkedHashMap<>();
        for (Answer next = answers.poll();
                next != null;
                next = batch.size() < SETTLED_AT_ONCE ? answers.poll() : null) {
            batch.put(next.order(), next.answer());
        }
        if (batch.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return settlePayments
                .settle(batch)
                .onFailure()
                .invoke(() -> batch.forEach((order, answer) -> answers.add(new Answer(order, answer))))
                .invoke(() -> {
                    answered.kick();
                    due.kick();
                });
    }

    private record Answer(OrderId order, GatewayAnswer answer) {}
}
