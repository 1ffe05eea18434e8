package school.messaging.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import school.messaging.work.BackgroundWorker;

/**
 * Sends the rows of the outbox to Kafka, in order, and deletes each when Kafka has acknowledged it.
 *
 * <p>At-least-once: after a crash between sending and deleting, the relay sends again, and the inbox of the reader absorbs
 * the duplicate. Any number of replicas may run it: a lock makes them take turns, so two messages of one key never overtake
 * each other on a topic.
 *
 * <p>A message that Kafka rejects permanently is parked with the reason. Later messages of the same key and topic wait until
 * an operator clears {@code failure} or deletes the row; all others are sent.
 */
@ApplicationScoped
public class Relay {

    private static final int BATCH = 500;

    /**
     * The commit is asynchronous: if a crash loses it, the relay sends again. A relay that hangs loses the lock after a minute.
     * PostgreSQL caches the plan of the next query, and a plan made for an empty table would scan a full one, so only
     * indexes are allowed.
     */
    private static final String LOCK = """
            set local synchronous_commit = off;
            set local enable_seqscan = off;
            set local idle_in_transaction_session_timeout = '60s';
            select pg_advisory_xact_lock(hashtext('school.outbox'))""";

    private static final String NEXT = """
            select position, topic, key, raw_key, headers, payload, raw_payload from outbox waiting
            where failure is null and not exists (
                select from outbox parked
                where parked.failure is not null and parked.topic = waiting.topic and parked.key = waiting.key)
            order by position limit $1""";

    private static final String DELETE = "delete from outbox where position = any($1)";
    private static final String PARK = """
            update outbox set failure = parked.failure from unnest($1::bigint[], $2::text[]) as parked (position, failure)
            where outbox.position = parked.position""";

    private final Pool pool;
    private final KafkaSender kafka;
    private final MessagingMetrics metrics;
    private final BackgroundWorker worker;

    public Relay(Pool pool, Vertx vertx, KafkaSender kafka, MessagingMetrics metrics) {
        this.pool = pool;
        this.kafka = kafka;
        this.metrics = metrics;
        this.worker = new BackgroundWorker("relay", Duration.ofSeconds(1), vertx, this::relay);
    }

    public void start(@Observes StartupEvent started) {
        worker.start();
    }

    /** Stops late, so that messages recorded during the shutdown are sent. */
    public void stop(@Observes @Priority(10_000) ShutdownEvent stopping) {
        worker.stop(Duration.ofSeconds(5));
    }

    /** Starts a run, because there are new rows. Returns at once. */
    public void trigger() {
        worker.trigger();
    }

    private Uni<Boolean> relay() {
        return pool.withTransaction(this::relayBatch)
                .invoke(metrics::relayed)
                .call(batch -> batch.failIfIncomplete())
                .map(batch -> batch.total() == BATCH);
    }

    private Uni<RelayResult> relayBatch(SqlConnection connection) {
        return connection
                .query(LOCK)
                .execute()
                .chain(() -> connection.preparedQuery(NEXT).execute(Tuple.of(BATCH)))
                .invoke(rows -> metrics.waiting(rows.size()))
                .chain(this::send)
                .call(result -> delete(result, connection))
                .call(result -> park(result, connection));
    }

    private Uni<RelayResult> send(RowSet<Row> rows) {
        RelayResult result = new RelayResult();
        return Multi.createFrom()
                .iterable(byOrderingKey(rows))
                .onItem()
                .transformToUni(inOrder -> sendInOrder(inOrder, result))
                .merge(BATCH)
                .onItem()
                .ignoreAsUni()
                .emitOn(MutinyHelper.executor(Vertx.currentContext()))
                .replaceWith(result);
    }

    private static Collection<List<OutboxRow>> byOrderingKey(RowSet<Row> rows) {
        Map<OutboxRow.OrderingKey, List<OutboxRow>> groups = new LinkedHashMap<>();
        for (Row each : rows) {
            OutboxRow row = OutboxRow.of(each);
            groups.computeIfAbsent(row.orderingKey(), key -> new ArrayList<>(1)).add(row);
        }
        return groups.values();
    }

    /** Sends the rows of one ordering key one after the other: a failure holds back the later ones. */
    private Uni<Void> sendInOrder(List<OutboxRow> rows, RelayResult result) {
        return Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(row -> kafka.send(row.toRecord())
                        .invoke(() -> result.sent(row))
                        .onFailure()
                        .invoke(failure -> result.failed(row, failure)))
                .onItem()
                .ignoreAsUni()
                .onFailure()
                .recoverWithNull();
    }

    private static Uni<Void> delete(RelayResult result, SqlConnection connection) {
        Long[] positions = result.sentPositions();
        return positions.length == 0
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(DELETE).execute(Tuple.of(positions)).replaceWithVoid();
    }

    private static Uni<Void> park(RelayResult result, SqlConnection connection) {
        Map<Long, String> parked = result.parked();
        return parked.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(PARK)
                        .execute(Tuple.of(
                                parked.keySet().toArray(Long[]::new),
                                parked.values().toArray(String[]::new)))
                        .replaceWithVoid();
    }
}
