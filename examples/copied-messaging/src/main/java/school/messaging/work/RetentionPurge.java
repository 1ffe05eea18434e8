package school.messaging.work;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Purges the rows of every {@link Expiring} table that are older than its retention: at start and once per minute.
 *
 * <p>A purge runs in small transactions, one after the other while there is more. A failed purge of a table is logged, and
 * the next minute tries again. A retention or a batch size that is not positive stops the start.
 */
@ApplicationScoped
public class RetentionPurge {

    private static final Logger LOG = Logger.getLogger(RetentionPurge.class);
    private static final int EARLIEST = 1;

    private final List<Expiring> tables;
    private volatile boolean stopping;

    public RetentionPurge(@All List<Expiring> tables) {
        tables.forEach(RetentionPurge::check);
        this.tables = tables;
    }

    /** Begins no more transactions, because the pool is about to close. */
    void stop(@Observes @Priority(EARLIEST) ShutdownEvent begins) {
        stopping = true;
    }

    /** Purges the tables one after the other. Never fails. */
    @Scheduled(every = "1m", concurrentExecution = SKIP)
    public Uni<Void> purge() {
        return Multi.createFrom()
                .iterable(tables)
                .filter(table -> !stopping)
                .onItem()
                .transformToUniAndConcatenate(table -> purge(table, Instant.now())
                        .onFailure(failure -> !stopping)
                        .invoke(failure ->
                                LOG.warnf("purge of %s: %s; the next minute tries again", table.name(), failure))
                        .onFailure()
                        .recoverWithNull())
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> purge(Expiring table, Instant now) {
        Instant before = now.minus(table.retention());
        int limit = table.batchSize();
        return Multi.createBy()
                .repeating()
                .uni(() -> table.purge(before, limit))
                .whilst(deleted -> deleted == limit && !stopping)
                .onItem()
                .ignoreAsUni();
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
}
