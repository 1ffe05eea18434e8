package tidings.payments;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tidings.messaging.work.HandoffQueue;
import tidings.payments.Payments.Claim;
import tidings.payments.domain.Payment;
import tidings.payments.domain.PaymentEvent;

/**
 * Records events of payments, and hands the payments that wait for the gateway to {@link CollectPayments}.
 *
 * <p>The hand-off is in memory and follows the commit. It promises nothing: a payment that it loses is due in the database
 * when its claim ends, and a payment that it has no room for is due at once. A commit that failed without an answer may have
 * succeeded, so its payments are looked up, and handed off if they are stored.
 */
@ApplicationScoped
public class PaymentHandoff {

    /** The time for which one replica has a payment to itself. */
    static final Duration CLAIM = Duration.ofSeconds(30);

    private static final int CAPACITY = 1000;

    private final Payments payments;
    private final Duration claim;
    private final HandoffQueue<ClaimedPayment> queue = new HandoffQueue<>(CAPACITY);
    /** Those of transactions that have not succeeded: they run, or were rolled back, or have no answer to their commit. */
    private final Map<Claim, Payment> unconfirmed = new ConcurrentHashMap<>();

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
        if (!queue.hasRoom() || unconfirmed.size() >= CAPACITY) {
            return payments.record(events, now, () -> {});
        }
        Instant until = claimedFrom(now);
        Map<Claim, Payment> claimed = events.stream()
                .filter(PaymentEvent::needsGateway)
                .collect(toMap(event -> new Claim(event.payment().order(), until), PaymentEvent::payment, (a, b) -> b));
        unconfirmed.putAll(claimed);
        return payments.record(events, until, () -> claimed.keySet().forEach(this::confirm));
    }

    /** Hands off what was stored by a commit without an answer, unless its claim ends by {@code neededUntil}. */
    Uni<Void> recover(Instant neededUntil) {
        unconfirmed.keySet().removeIf(each -> !each.until().isAfter(neededUntil));
        List<Claim> open = List.copyOf(unconfirmed.keySet());
        return open.isEmpty()
                ? Uni.createFrom().voidItem()
                : payments.stored(open)
                        .invoke(stored -> stored.forEach(this::confirm))
                        .replaceWithVoid();
    }

    private void confirm(Claim stored) {
        Payment payment = unconfirmed.remove(stored);
        if (payment != null) {
            add(payment, stored.until());
        }
    }

    /** The database knows microseconds. */
    private Instant claimedFrom(Instant now) {
        return now.plus(claim).truncatedTo(ChronoUnit.MICROS);
    }

    /** Claims at most {@code limit} payments that are due, if there is room for them. Returns how many. */
    Uni<Integer> claim(int limit, Instant now) {
        int room = Math.min(queue.room(), limit);
        if (room == 0) {
            return Uni.createFrom().item(0);
        }
        Instant until = claimedFrom(now);
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
