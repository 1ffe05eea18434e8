package school.messaging.work;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Purges the rows of every {@link Expiring} table that are older than its retention: at start and once per minute.
 *
 * <p>A purge runs in small transactions, one after the other while there is more. Each table has a worker of its own. A
 * retention or a batch size that is not positive stops the start.
 */
@ApplicationScoped
public class RetentionPurge {

    private static final Duration TICK = Duration.ofMinutes(1);

    private final List<BackgroundWorker> workers;

    public RetentionPurge(@All List<Expiring> tables, Vertx vertx) {
        tables.forEach(RetentionPurge::check);
        this.workers = tables.stream()
                .map(table -> new BackgroundWorker(
                        "purge of " + table.name(), TICK, vertx, () -> purge(table, Instant.now())))
                .toList();
    }

    public void start(@Observes StartupEvent started) {
        for (BackgroundWorker worker : workers) {
            worker.start();
            worker.trigger();
        }
    }

    public void stop(@Observes ShutdownEvent stopping) {
        workers.forEach(BackgroundWorker::cancel);
    }

    private static void check(Expiring table) {
        Duration retention = table.retention();
        if (retention.isNegative() || retention.isZero()) {
            throw new IllegalArgumentException(
                    "the retention of " + table.name() + " is " + retention + ", but has to be positive");
        }
        if (table.batchSize() < 1) {
            throw new IllegalArgumentException(
                    "the batch size of " + table.name() + " is " + table.batchSize() + ", but has to be at least 1");
        }
    }

    /** Returns whether there may be more. */
    private static Uni<Boolean> purge(Expiring table, Instant now) {
        int limit = table.batchSize();
        return table.purge(now.minus(table.retention()), limit).map(deleted -> deleted == limit);
    }
}
