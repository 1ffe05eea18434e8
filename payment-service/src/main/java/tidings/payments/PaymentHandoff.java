package tidings.payments;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tidings.messaging.work.HandoffQueue;
import tidings.payments.domain.Payment;
import tidings.payments.domain.PaymentEvent;

/**
 * Records events of payments, and hands the payments that wait for the gateway to {@link CollectPayments}.
 *
 * <p>The hand-off is in memory and follows the commit. It promises nothing: a payment that it loses is due in the database
 * when its claim ends, and a payment that it has no room for is due at once.
 */
@ApplicationScoped
public class PaymentHandoff {

    /** The time for which one replica has a payment to itself. */
    static final Duration CLAIM = Duration.ofSeconds(30);

    private static final int CAPACITY = 1000;

    private final Payments payments;
    private final Duration claim;
    private final HandoffQueue<ClaimedPayment> queue = new HandoffQueue<>(CAPACITY);

    @Inject
    public PaymentHandoff(Payments payments) {
        this(payments, CLAIM);
    }

    PaymentHandoff(Payments payments, Duration claim) {
        this.payments = payments;
        this.claim = claim;
    }

    /** Takes part in the caller's transaction. */
    Uni<Void> record(List<PaymentEvent> events, Instant now) {
        if (!queue.hasRoom()) {
            return payments.record(events, now, () -> {});
        }
        Instant until = now.plus(claim);
        return payments.record(events, until, () -> events.stream()
                .filter(PaymentEvent::needsGateway)
                .forEach(event -> add(event.payment(), until)));
    }

    /** Claims at most {@code limit} payments that are due, if there is room for them. Returns how many. */
    Uni<Integer> claim(int limit, Instant now) {
        int room = Math.min(queue.room(), limit);
        if (room == 0) {
            return Uni.createFrom().item(0);
        }
        Instant until = now.plus(claim);
        return payments.claim(room, now, until)
                .invoke(claimed -> claimed.forEach(payment -> add(payment, until)))
                .map(List::size);
    }

    private void add(Payment payment, Instant claimedUntil) {
        queue.add(new ClaimedPayment(payment, claimedUntil), claimedUntil);
    }

    /** Takes at most {@code limit} payments, and drops those whose claim ends by {@code neededUntil}. */
    List<ClaimedPayment> take(int limit, Instant neededUntil) {
        return queue.take(limit, neededUntil);
    }

    /** A payment that this replica has to itself, until that time. */
    record ClaimedPayment(Payment payment, Instant until) {}
}
