package tidings.eventmanager.delivery;

import static java.util.stream.Collectors.toSet;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.data.Interval;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tidings.eventmanager.log.EventLog;
import tidings.eventmanager.log.PublishedEvent;
import tidings.eventmanager.subscriptions.SubscriptionId;
import tidings.messaging.work.Expiring;

/**
 * Pending and settled deliveries in PostgreSQL. Events expire with their deliveries, delivered or not.
 *
 * <p>Each step of a batch is one statement. {@code V9__delivery_heads.sql} and {@code V14__append_and_claim.sql} have the
 * stored functions, which keep their query plans.
 */
@ApplicationScoped
class DeliveryQueue implements Expiring {

    private final Pool pool;
    private final DeliveryMetrics metrics;
    private final Duration claim;
    private final Duration retention;

    DeliveryQueue(Pool pool, DeliveryMetrics metrics, DeliveryConfig config) {
        this.pool = pool;
        this.metrics = metrics;
        this.claim = config.claim();
        this.retention = config.retention();
    }

    /**
     * Claims at most {@code limit} due deliveries for a time: per key, the first pending one. A subscription that fails
     * is probed: by one replica at a time, with one delivery, after a pause. Claims nothing if the subscriptions are
     * newer than {@code version}.
     */
    Uni<Claimed> claim(SubscriptionId subscription, long version, int limit, Duration time) {
        return execute(DeliverySql.CLAIM, subscription.value(), version, limit, interval(time))
                .map(rows -> new Claimed(
                        rows.iterator().next().getLong("version"),
                        stream(rows)
                                .filter(row -> row.getLong("position") != null)
                                .map(DeliveryQueue::pending)
                                .toList()));
    }

    /**
     * Records the results of attempts, and pauses the subscription.
     *
     * @param failures the claimed batches in a row without a success before these attempts
     * @return that number after them
     */
    Uni<Integer> settle(SubscriptionId subscription, List<AttemptResult> attempts, int failures, Duration pause) {
        return execute(
                        DeliverySql.SETTLE,
                        subscription.value(),
                        column(attempts, AttemptResult::event, Long[]::new),
                        column(attempts, attempt -> attempt.state().name(), String[]::new),
                        column(attempts, attempt -> attempt.pause().toMillis(), Long[]::new),
                        column(attempts, AttemptResult::logEntry, String[]::new),
                        column(attempts, AttemptResult::isCounted, Boolean[]::new),
                        attempts.stream().anyMatch(AttemptResult::isDelivered),
                        failures,
                        interval(pause))
                .invoke(() -> metrics.attempted(attempts))
                .map(rows -> rows.size() == 0 ? 0 : rows.iterator().next().getInteger(0));
    }

    /** Resets the number of failures in a row. */
    Uni<Void> resetFailures(SubscriptionId subscription) {
        return execute(DeliverySql.RESET_FAILURES, subscription.value()).replaceWithVoid();
    }

    /** The subscriptions that have a due delivery, out of these. */
    Uni<Set<SubscriptionId>> due(Collection<SubscriptionId> subscriptions) {
        UUID[] ids = column(subscriptions, SubscriptionId::value, UUID[]::new);
        return execute(DeliverySql.DUE, (Object) ids).map(rows -> stream(rows)
                .map(row -> new SubscriptionId(row.getUUID(0)))
                .collect(toSet()));
    }

    /** Queues events for a subscription, whether or not they were delivered before. */
    Uni<Void> redeliver(SubscriptionId subscription, List<Long> positions) {
        return execute(DeliverySql.REDELIVER, subscription.value(), positions.toArray(Long[]::new))
                .replaceWithVoid();
    }

    /**
     * Makes a pending delivery due before all others, or queues a settled one again, and ends a pause. What is due within
     * the time of a claim keeps its time, because an attempt may be running.
     *
     * @return the first pending delivery of its key, which alone can be retried; empty if this delivery does not exist
     */
    Uni<Optional<Long>> retry(SubscriptionId subscription, long position) {
        return execute(DeliverySql.RETRY, subscription.value(), position, interval(claim))
                .map(rows -> stream(rows).map(row -> row.getLong(0)).findFirst());
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
        return execute(DeliverySql.PURGE, utc(before), limit)
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    /** Runs each statement in a transaction of its own. */
    private Uni<RowSet<Row>> execute(String sql, Object... parameters) {
        return pool.preparedQuery(sql).execute(Tuple.from(List.of(parameters)));
    }

    static <T, C> C[] column(Collection<T> rows, Function<T, C> value, IntFunction<C[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    static Interval interval(Duration duration) {
        return Interval.of(0, 0, 0, 0, 0, Math.toIntExact(duration.toSeconds()), duration.toNanosPart() / 1_000);
    }

    private static Pending pending(Row row) {
        return new Pending(
                row.getLong("position"), row.getInteger("attempts"), row.getInteger("failures"), EventLog.event(row));
    }

    /**
     * Claimed deliveries of a subscription.
     *
     * @param version of the subscriptions
     */
    record Claimed(long version, List<Pending> deliveries) {}

    /**
     * A claimed delivery.
     *
     * @param attempts the number of earlier attempts for this event
     * @param failures the number of failures in a row for this subscription
     */
    record Pending(long position, int attempts, int failures, PublishedEvent event) {}
}
