package school.messaging.work;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/** The batches that are being handled, with their start times. A batch that runs too long indicates a stuck consumer. */
@ApplicationScoped
public class InFlight {

    private final AtomicLong lastNumber = new AtomicLong();
    private final ConcurrentMap<Long, Instant> startTimes = new ConcurrentHashMap<>();

    /** Counts the work as in flight while it runs. */
    <T> Uni<T> watch(Uni<T> work) {
        return Uni.createFrom().deferred(() -> {
            long number = lastNumber.incrementAndGet();
            startTimes.put(number, Instant.now());
            return work.onTermination().invoke(() -> startTimes.remove(number));
        });
    }

    /** Returns the running time of the oldest batch; empty if there is none. */
    public Optional<Duration> longest() {
        return startTimes.values().stream()
                .min(Comparator.naturalOrder())
                .map(begin -> Duration.between(begin, Instant.now()));
    }
}
