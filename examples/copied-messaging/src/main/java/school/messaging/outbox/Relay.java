package school.messaging.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
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
import java.util.List;
import java.util.stream.StreamSupport;
import school.messaging.work.BackgroundWorker;

/**
 * Sends the rows of the outbox to Kafka, in order, and deletes each when Kafka has acknowledged it.
 *
 * <p>At-least-once: after a crash between sending and deleting, the relay sends again, and the inbox of the reader absorbs
 * the duplicate. Any number of replicas may run it: a lock makes them take turns, so two messages of one key never overtake
 * each other on a topic.
 *
 * <p>A message that its topic does not take now is held and tried again later. A message that it never takes is parked with
 * the reason, until an operator clears {@code failure} or deletes the row. Later messages of the same key and topic wait for
 * both; all others are sent.
 */
@ApplicationScoped
public class Relay {

    static final int BATCH = 500;
    /** Bounds the memory of the producer: so many messages may be in flight while Kafka does not take them. */
    private static final int MAX_IN_FLIGHT = 4 * BATCH;
    /** Those held are tried again by so many at a time, beside the others. */
    private static final int RETRIES = 100;

    /**
     * The commit is asynchronous: if a crash loses it, the relay sends again. A relay that hangs loses the lock after 10 s,
     * by the {@code idle_in_transaction_session_timeout} of each connection. PostgreSQL caches the plan of the next query, and a
     * plan made for an empty table would scan a full one, so only indexes are allowed.
     */
    private static final String LOCK = """
            set local synchronous_commit = off;
            set local enable_seqscan = off;
            select pg_advisory_xact_lock(hashtext('school.outbox'))""";

    /** The messages that wait for another attempt, up to a batch. */
    private static final String HELD = """
            select count(*) from (
                select from outbox where failure is null and retry_at > clock_timestamp() limit 500) as held""";

    private static final String NEXT = """
            (select position, topic, key, raw_key, headers, payload, raw_payload, attempts from outbox next
            where failure is null and retry_at is null and not exists (
                select from outbox waiting where (waiting.failure is not null or waiting.retry_at is not null)
                and waiting.topic = next.topic
                and coalesce(waiting.key, encode(waiting.raw_key, 'hex')) = coalesce(next.key, encode(next.raw_key, 'hex')))
            order by position limit $1)
            union all
            (select position, topic, key, raw_key, headers, payload, raw_payload, attempts from outbox
            where failure is null and retry_at <= clock_timestamp() order by retry_at limit $2)""";

    private final Pool pool;
    private final RelaySends sends;
    private final MessagingMetrics metrics;
    private final BackgroundWorker worker;

    public Relay(Pool pool, Vertx vertx, KafkaSender kafka, MessagingMetrics metrics) {
        this.pool = pool;
        this.sends = new RelaySends(kafka, this::trigger);
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
        return pool.withTransaction(this::turn).invoke(metrics::relayed).map(RelayTurn::mayHaveMore);
    }

    private Uni<RelayTurn> turn(SqlConnection connection) {
        return connection
                .query(LOCK)
                .execute()
                .chain(() -> next(connection))
                .chain(rows -> sends.send(rows)
                        .emitOn(MutinyHelper.executor(Vertx.currentContext()))
                        .map(ended -> RelayTurn.of(rows, sends.newlyLate(), sends.results())))
                .call(turn -> turn.record(connection));
    }

    /** Both queries are on their way at once, so the count costs no round trip. */
    private Uni<List<OutboxRow>> next(SqlConnection connection) {
        int fresh = Math.max(0, Math.min(BATCH, MAX_IN_FLIGHT - sends.inFlight()));
        return Uni.combine()
                .all()
                .unis(
                        connection.preparedQuery(NEXT).execute(Tuple.of(fresh, RETRIES)),
                        connection.preparedQuery(HELD).execute())
                .with((rows, held) -> {
                    metrics.waiting(rows.size() + held.iterator().next().getInteger(0));
                    return rows(rows);
                });
    }

    private static List<OutboxRow> rows(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(OutboxRow::of)
                .toList();
    }
}
