package tidings.messaging.work;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The work that runs in this process, with its start times: batches of consumers, and runs of workers. Work that runs too
 * long is stuck.
 *
 * <p>It belongs to the process, as liveness does, so a worker that is no bean counts as well.
 */
public final class InFlight {

    private static final AtomicLong LAST_NUMBER = new AtomicLong();
    /** By {@link System#nanoTime}: a clock that jumps makes nothing stuck. */
    private static final ConcurrentMap<Long, Long> START_TIMES = new ConcurrentHashMap<>();

    private InFlight() {}

    /** Counts the work as in flight while it runs. */
    static <T> Uni<T> watch(Uni<T> work) {
        return Uni.createFrom().deferred(() -> {
            long number = LAST_NUMBER.incrementAndGet();
            START_TIMES.put(number, System.nanoTime());
            return work.onTermination().invoke(() -> START_TIMES.remove(number));
        });
    }

    /** Returns the running time of the oldest work; empty if there is none. */
    public static Optional<Duration> longest() {
        long now = System.nanoTime();
        return START_TIMES.values().stream()
                .map(begin -> Duration.ofNanos(now - begin))
                .max(Comparator.naturalOrder());
    }
}
