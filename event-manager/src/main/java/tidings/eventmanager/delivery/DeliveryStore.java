package tidings.eventmanager.delivery;

import static tidings.eventmanager.delivery.DeliverySql.ADD;
import static tidings.eventmanager.delivery.DeliverySql.CLAIM;
import static tidings.eventmanager.delivery.DeliverySql.DUE;
import static tidings.eventmanager.delivery.DeliverySql.PURGE;
import static tidings.eventmanager.delivery.DeliverySql.RESET_FAILURES;
import static tidings.eventmanager.delivery.DeliverySql.SETTLE;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import tidings.eventmanager.subscriptions.SubscriptionId;
import tidings.messaging.work.Expiring;

/**
 * Deliveries in PostgreSQL: one statement per step of a batch. {@code V9__delivery_heads.sql} has the stored functions,
 * which keep their query plans.
 */
@ApplicationScoped
class DeliveryStore implements Deliveries, Expiring {

    private final Pool pool;
    private final DeliveryMetrics metrics;
    private final Duration retention;

    DeliveryStore(Pool pool, DeliveryMetrics metrics, DeliveryConfig config) {
        this.pool = pool;
        this.metrics = metrics;
        this.retention = config.retention();
    }

    @Override
    public Uni<Boolean> add(List<Wanted> events, long version) {
        List<UUID> directory = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            for (SubscriptionId each : events.get(i).subscriptions()) {
                directory.add(each.value());
                numbers.add(i + 1L);
            }
        }
        return execute(
                        ADD,
                        DeliveryColumns.texts(events, wanted -> wanted.event().source()),
                        DeliveryColumns.texts(events, wanted -> wanted.event().id()),
                        DeliveryColumns.texts(events, wanted -> wanted.event().key()),
                        DeliveryColumns.times(events, wanted -> wanted.event().time()),
                        DeliveryColumns.texts(
                                events,
                                wanted -> DeliveryColumns.json(wanted.event().attributes())),
                        DeliveryColumns.texts(events, wanted -> wanted.event().payload()),
                        directory.toArray(UUID[]::new),
                        numbers.toArray(Long[]::new),
                        version)
                .map(rows -> rows.iterator().next().getLong(0) == version);
    }

    @Override
    public Uni<List<Pending>> claim(SubscriptionId subscription, long version, int limit, Duration time) {
        return execute(CLAIM, subscription.value(), version, limit, DeliveryColumns.interval(time))
                .map(rows -> list(rows, DeliveryColumns::pending));
    }

    @Override
    public Uni<Integer> settle(
            SubscriptionId subscription, List<AttemptResult> attempts, int failures, Duration pause) {
        return execute(
                        SETTLE,
                        subscription.value(),
                        attempts.stream().map(AttemptResult::event).toArray(Long[]::new),
                        DeliveryColumns.texts(
                                attempts, attempt -> attempt.state().name()),
                        attempts.stream()
                                .map(attempt -> attempt.pause().toMillis())
                                .toArray(Long[]::new),
                        DeliveryColumns.texts(attempts, DeliveryColumns::logEntry),
                        attempts.stream().map(AttemptResult::isCounted).toArray(Boolean[]::new),
                        attempts.stream().anyMatch(AttemptResult::isDelivered),
                        failures,
                        DeliveryColumns.interval(pause))
                .invoke(() -> metrics.attempted(attempts))
                .map(rows -> rows.size() == 0 ? 0 : rows.iterator().next().getInteger(0));
    }

    @Override
    public Uni<Void> resetFailures(SubscriptionId subscription) {
        return execute(RESET_FAILURES, subscription.value()).replaceWithVoid();
    }

    @Override
    public Uni<Set<SubscriptionId>> due(Collection<SubscriptionId> subscriptions) {
        UUID[] ids = subscriptions.stream().map(SubscriptionId::value).toArray(UUID[]::new);
        return execute(DUE, new Object[] {ids})
                .map(rows -> new HashSet<>(list(rows, row -> new SubscriptionId(row.getUUID(0)))));
    }

    @Override
    public String name() {
        return "deliveries";
    }

    @Override
    public Duration retention() {
        return retention;
    }

    /** An event is deleted with a delivery per subscriber, so a batch is small: a transaction of about 15 ms. */
    @Override
    public int batchSize() {
        return 200;
    }

    @Override
    public Uni<Integer> purge(Instant before, int limit) {
        return execute(PURGE, DeliveryColumns.time(before), limit)
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    /** Runs each statement in a transaction of its own. */
    private Uni<RowSet<Row>> execute(String sql, Object... parameters) {
        return pool.preparedQuery(sql).execute(Tuple.from(List.of(parameters)));
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> reading) {
        List<T> all = new ArrayList<>(rows.size());
        rows.forEach(row -> all.add(reading.apply(row)));
        return all;
    }
}
