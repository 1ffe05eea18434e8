package tidings.payments;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import tidings.payments.domain.GatewayAnswer;
import tidings.payments.domain.PaidOrderId;
import tidings.payments.domain.Payment;
import tidings.payments.domain.PaymentEvent;
import tidings.payments.domain.PaymentStatus;

/**
 * Asks the gateway to charge or refund each payment that waits for it, and records the answers in batches.
 *
 * <p>No transaction is open while the gateway works, and a slow answer delays no other payment. After a crash before the
 * answer is recorded, the payment is due when its claim ends: the gateway is asked again, and charges or refunds once.
 */
@ApplicationScoped
public class CollectPayments {

    private static final Logger LOG = Logger.getLogger(CollectPayments.class);
    /** The first attempt and three retries. */
    static final int MAX_ATTEMPTS = 4;

    private static final int BATCH_SIZE = 100;
    private static final int MAX_IN_FLIGHT = 200;

    private final Payments payments;
    private final PaymentHandoff handoff;
    private final PaymentGateway gateway;
    private final PaymentGatewayGuard guard;
    private final Duration timeout;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Queue<GatewayResult> results = new ConcurrentLinkedQueue<>();

    CollectPayments(
            Payments payments,
            PaymentHandoff handoff,
            PaymentGateway gateway,
            PaymentGatewayGuard guard,
            PaymentGatewayConfig config) {
        this.payments = payments;
        this.handoff = handoff;
        this.gateway = gateway;
        this.guard = guard;
        this.timeout = config.timeout();
    }

    /**
     * Asks the gateway about payments that were handed off.
     *
     * <p>Returns before the gateway answers. {@code onAnswer} runs when it has answered, or given no answer, about one.
     */
    public Uni<Boolean> collectNew(Runnable onAnswer) {
        handoff.take(MAX_IN_FLIGHT - inFlight.get(), Instant.now().plus(timeout))
                .forEach(payment -> ask(payment, onAnswer));
        return Uni.createFrom().item(false);
    }

    /** Claims payments that are due and hands them off. Returns whether there may be more. */
    public Uni<Boolean> collectDue() {
        int limit = Math.min(handoff.room(), MAX_IN_FLIGHT);
        if (limit == 0) {
            return Uni.createFrom().item(false);
        }
        Instant now = Instant.now();
        Instant until = now.plus(PaymentHandoff.CLAIM);
        return payments.claim(limit, now, until)
                .invoke(claimed -> claimed.forEach(payment -> handoff.add(payment, until)))
                .map(claimed -> claimed.size() == limit);
    }

    /** Records answers of the gateway in one transaction. Returns whether there may be more. */
    public Uni<Boolean> recordAnswers() {
        List<GatewayResult> batch = new ArrayList<>();
        for (GatewayResult next = results.poll();
                next != null;
                next = batch.size() < BATCH_SIZE ? results.poll() : null) {
            batch.add(next);
        }
        return batch.isEmpty()
                ? Uni.createFrom().item(false)
                : record(batch, Instant.now())
                        .onFailure()
                        .invoke(() -> results.addAll(batch))
                        .replaceWith(true);
    }

    private void ask(Payment payment, Runnable onAnswer) {
        inFlight.incrementAndGet();
        guard.call(() ->
                        payment.status() == PaymentStatus.REFUNDING ? gateway.refund(payment) : gateway.charge(payment))
                .onFailure(GatewayUnavailable.class)
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(2))
                .atMost(MAX_ATTEMPTS - 1)
                .invoke(answer -> results.add(new GatewayResult(payment.order(), answer)))
                .onTermination()
                .invoke(() -> {
                    inFlight.decrementAndGet();
                    onAnswer.run();
                })
                .subscribe()
                .with(
                        answer -> {},
                        failure -> LOG.warnf(
                                "order %s: the gateway gave no answer: %s",
                                payment.order().value(), failure));
    }

    private Uni<Void> record(List<GatewayResult> batch, Instant now) {
        List<PaidOrderId> orders = batch.stream().map(GatewayResult::order).toList();
        return Panache.withTransaction(() -> payments.findForUpdate(new LinkedHashSet<>(orders))
                .map(found -> events(found, batch))
                .chain(events -> handoff.record(events, now)));
    }

    private static List<PaymentEvent> events(List<Payment> found, List<GatewayResult> batch) {
        Map<PaidOrderId, Payment> current = found.stream().collect(toMap(Payment::order, payment -> payment));
        List<PaymentEvent> events = new ArrayList<>();
        for (GatewayResult result : batch) {
            Payment payment = current.get(result.order());
            for (PaymentEvent event : payment == null ? List.<PaymentEvent>of() : payment.settle(result.answer())) {
                current.put(result.order(), event.payment());
                events.add(event);
            }
        }
        return events;
    }

    private record GatewayResult(PaidOrderId order, GatewayAnswer answer) {}
}
