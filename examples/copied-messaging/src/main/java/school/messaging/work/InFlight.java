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

/** The batches that are being worked on, and since when. One that takes too long is a sign that something is stuck. */
@ApplicationScoped
public class InFlight {

    private final AtomicLong last = new AtomicLong();
    private final ConcurrentMap<Long, Instant> since = new ConcurrentHashMap<>();

    <T> Uni<T> watch(Uni<T> work) {
        return Uni.createFrom().deferred(() -> {
            long number = last.incrementAndGet();
            since.put(number, Instant.now());
            return work.onTermination().invoke(() -> since.remove(number));
        });
    }

    /** How long the oldest batch has been worked on; empty when there is none. */
    public Optional<Duration> longest() {
        return since.values().stream()
                .min(Comparator.naturalOrder())
                .map(begin -> Duration.between(begin, Instant.now()));
    }
}
