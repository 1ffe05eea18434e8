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
 * Moves what is in the outbox to Kafka, in order, and forgets a message only when Kafka has it.
 *
 * <p>At least once: a crash between sending and deleting sends again, and the reader's inbox absorbs it. Any number of
 * replicas may run it: a lock makes them take turns, so two messages of one key never overtake each other on a topic. A
 * message that Kafka refuses for good is parked with the reason, and those behind it, of the same key and topic, wait
 * until somebody clears {@code failure} or deletes the row; everything else goes on.
 */
@ApplicationScoped
public class Relay {

    private static final int BATCH = 500;

    /**
     * Deleting what was sent need not be on disk when the commit returns: at worst it is sent again. A relay that hangs
     * loses its turn after a minute. The plan of the query below is kept, and one that was made while the table was empty
     * would be a disaster when it is full: only the indexes will do.
     */
    private static final String TAKE_TURNS = """
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

    private static final String FORGET = "delete from outbox where position = any($1)";
    private static final String PARK = """
            update outbox set failure = refused.failure from unnest($1::bigint[], $2::text[]) as refused (position, failure)
            where outbox.position = refused.position""";

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

    /** Late, so that what others recorded on their way out is still sent. */
    public void stop(@Observes @Priority(10_000) ShutdownEvent stopping) {
        worker.stop(Duration.ofSeconds(5));
    }

    /** There is something in the outbox. */
    public void trigger() {
        worker.trigger();
    }

    private Uni<Boolean> relay() {
        return pool.withTransaction(this::relayBatch)
                .invoke(metrics::relayed)
                .call(batch -> batch.orFailure())
                .map(batch -> batch.total() == BATCH);
    }

    private Uni<RelayResult> relayBatch(SqlConnection connection) {
        return connection
                .query(TAKE_TURNS)
                .execute()
                .chain(() -> connection.preparedQuery(NEXT).execute(Tuple.of(BATCH)))
                .invoke(rows -> metrics.waiting(rows.size()))
                .chain(this::send)
                .call(sent -> forget(sent, connection))
                .call(sent -> park(sent, connection));
    }

    private Uni<RelayResult> send(RowSet<Row> rows) {
        RelayResult sent = new RelayResult();
        return Multi.createFrom()
                .iterable(lanes(rows))
                .onItem()
                .transformToUni(lane -> sendInOrder(lane, sent))
                .merge(BATCH)
                .onItem()
                .ignoreAsUni()
                .emitOn(MutinyHelper.executor(Vertx.currentContext()))
                .replaceWith(sent);
    }

    /** What has to stay in order: the rows of one key on one topic. */
    private static Collection<List<OutboxRow>> lanes(RowSet<Row> rows) {
        Map<OutboxRow.Lane, List<OutboxRow>> lanes = new LinkedHashMap<>();
        for (Row each : rows) {
            OutboxRow row = OutboxRow.of(each);
            lanes.computeIfAbsent(row.lane(), lane -> new ArrayList<>(1)).add(row);
        }
        return lanes.values();
    }

    /** One after the other: a message that cannot be sent keeps back those behind it, and nobody else's. */
    private Uni<Void> sendInOrder(List<OutboxRow> lane, RelayResult sent) {
        return Multi.createFrom()
                .iterable(lane)
                .onItem()
                .transformToUniAndConcatenate(row -> kafka.send(row.toRecord())
                        .invoke(() -> sent.add(row))
                        .onFailure()
                        .invoke(failure -> sent.failed(row, failure)))
                .onItem()
                .ignoreAsUni()
                .onFailure()
                .recoverWithNull();
    }

    private static Uni<Void> forget(RelayResult sent, SqlConnection connection) {
        Long[] positions = sent.positions();
        return positions.length == 0
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(FORGET).execute(Tuple.of(positions)).replaceWithVoid();
    }

    private static Uni<Void> park(RelayResult sent, SqlConnection connection) {
        Map<Long, String> refused = sent.refused();
        return refused.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(PARK)
                        .execute(Tuple.of(
                                refused.keySet().toArray(Long[]::new),
                                refused.values().toArray(String[]::new)))
                        .replaceWithVoid();
    }
}
