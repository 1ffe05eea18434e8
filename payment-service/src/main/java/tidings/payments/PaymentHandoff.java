package tidings.payments;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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
    private final HandoffQueue<Payment> queue = new HandoffQueue<>(CAPACITY);

    public PaymentHandoff(Payments payments) {
        this.payments = payments;
    }

    /** Takes part in the caller's transaction. */
    Uni<Void> record(List<PaymentEvent> events, Instant now) {
        if (!queue.hasRoom()) {
            return payments.record(events, now, () -> {});
        }
        Instant until = now.plus(CLAIM);
        return payments.record(events, until, () -> events.stream()
                .filter(PaymentEvent::needsGateway)
                .forEach(event -> add(event.payment(), until)));
    }

    /** Returns the number of payments that there is room for. */
    int room() {
        return queue.room();
    }

    /** Adds a payment that no other replica claims before {@code claimedUntil}. */
    void add(Payment payment, Instant claimedUntil) {
        queue.add(payment, claimedUntil);
    }

    /** Takes at most {@code limit} payments, and drops those whose claim ends by {@code neededUntil}. */
    List<Payment> take(int limit, Instant neededUntil) {
        return queue.take(limit, neededUntil);
    }
}
