package tidings.eventmanager.delivery;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.Json;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.data.Interval;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
    private final Event<EventLog.Appended> appended;

    DeliveryQueue(Pool pool, DeliveryMetrics metrics, DeliveryConfig config, Event<EventLog.Appended> appended) {
        this.pool = pool;
        this.metrics = metrics;
        this.claim = config.claim();
        this.retention = config.retention();
        this.appended = appended;
    }

    /**
     * Appends new events to the log with their deliveries, in one transaction and one statement, and claims what can be
     * sent at once. Stores nothing if the subscriptions are newer than {@code version}.
     */
    Uni<Appended> append(List<PublishedEvent> events, List<Selected> selected, long version) {
        return execute(
                        DeliverySql.APPEND,
                        column(events, PublishedEvent::source, String[]::new),
                        column(events, PublishedEvent::id, String[]::new),
                        column(events, PublishedEvent::key, String[]::new),
                        column(events, event -> utc(event.time()), OffsetDateTime[]::new),
                        column(events, event -> Json.encode(event.attributes()), String[]::new),
                        column(events, PublishedEvent::payload, String[]::new),
                        column(selected, each -> each.subscription().value(), UUID[]::new),
                        column(selected, each -> (long) each.place(), Long[]::new),
                        column(selected, Selected::claimable, Boolean[]::new),
                        version,
                        interval(claim))
                .map(rows -> new Appended(
                        rows.iterator().next().getLong("version"),
                        stream(rows)
                                .skip(1)
                                .collect(groupingBy(
                                        row -> new SubscriptionId(row.getUUID("subscription_id")),
                                        mapping(row -> pending(row, events), toList())))))
                .invoke(stored -> {
                    if (stored.version() == version) {
                        appended.fire(new EventLog.Appended());
                    }
                });
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

    private static <T, C> C[] column(Collection<T> rows, Function<T, C> value, IntFunction<C[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Interval interval(Duration duration) {
        return Interval.of(0, 0, 0, 0, 0, Math.toIntExact(duration.toSeconds()), duration.toNanosPart() / 1_000);
    }

    private static Pending pending(Row row) {
        return new Pending(
                row.getLong("position"), row.getInteger("attempts"), row.getInteger("failures"), EventLog.event(row));
    }

    private static Pending pending(Row row, List<PublishedEvent> events) {
        return new Pending(row.getLong("event"), 0, 0, events.get(row.getInteger("place") - 1));
    }

    /**
     * A subscription that selects an event, given by its place in the batch, from 1.
     *
     * @param claimable whether this replica can send it at once
     */
    record Selected(int place, SubscriptionId subscription, boolean claimable) {}

    /**
     * The claimed deliveries of appended events.
     *
     * @param version of the subscriptions
     */
    record Appended(long version, Map<SubscriptionId, List<Pending>> claimed) {}

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
