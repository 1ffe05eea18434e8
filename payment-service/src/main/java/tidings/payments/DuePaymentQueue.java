package tidings.payments;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tidings.payments.domain.Payment;

/**
 * The payments that this process is about to ask the gateway for.
 *
 * <p>Whoever finds no room leaves the payment to the next sweep of the database; transactions that commit at the same time
 * may exceed the room a little. A crash empties it, and the sweep finds what was here when its half minute is over.
 */
@ApplicationScoped
public class DuePaymentQueue {

    private static final int ROOM = 1000;

    private final Queue<Payment> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();

    /** How many more there is room for. */
    public int room() {
        return Math.max(0, ROOM - size.get());
    }

    public void add(Payment payment) {
        size.incrementAndGet();
        waiting.add(payment);
    }

    /** Takes the one that has waited longest; null when there is none. */
    public @Nullable Payment take() {
        Payment next = waiting.poll();
        if (next != null) {
            size.decrementAndGet();
        }
        return next;
    }
}
