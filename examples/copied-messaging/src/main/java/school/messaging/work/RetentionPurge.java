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
 * <p>A purge runs in small transactions, one after the other while there is more. Each table has a worker of its own.
 */
@ApplicationScoped
public class RetentionPurge {

    private static final Duration TICK = Duration.ofMinutes(1);

    private final List<BackgroundWorker> workers;

    public RetentionPurge(@All List<Expiring> tables, Vertx vertx) {
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

    /** Returns whether there may be more. */
    private static Uni<Boolean> purge(Expiring table, Instant now) {
        int limit = table.batchSize();
        return table.purge(now.minus(table.retention()), limit).map(deleted -> deleted == limit);
    }
}
