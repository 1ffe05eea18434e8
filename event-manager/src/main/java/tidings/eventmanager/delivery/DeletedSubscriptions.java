package tidings.eventmanager.delivery;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import tidings.messaging.work.Expiring;

/** Purges the deliveries of deleted subscriptions in batches, so that a deletion itself deletes one row. */
@ApplicationScoped
class DeletedSubscriptions implements Expiring {

    private final Pool pool;

    DeletedSubscriptions(Pool pool) {
        this.pool = pool;
    }

    @Override
    public String name() {
        return "deliveries of deleted subscriptions";
    }

    /** The deliveries of a deleted subscription are purged at once: no request shows them. */
    @Override
    public Duration retention() {
        return Duration.ofMillis(1);
    }

    @Override
    public Uni<Integer> purge(Instant before, int limit) {
        return pool.preparedQuery(DeliverySql.PURGE_DELETED)
                .execute(Tuple.of(limit))
                .map(rows -> rows.iterator().next().getInteger(0));
    }
}
