package tidings.messaging.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import tidings.messaging.outbox.OutboxRow.UnreadableRow;
import tidings.messaging.outbox.RelaySends.Result;

/**
 * What a turn of the relay records: the sent messages are deleted, the others are held or parked.
 *
 * @param mayHaveMore whether another turn may send more at once
 */
record RelayTurn(List<Long> sent, Map<Long, Waiting> waiting, boolean mayHaveMore) {

    private static final Logger LOG = Logger.getLogger(Relay.class);

    /** Longer than the producer tries, so that no other replica sends a message that is in flight here. */
    private static final long LATE_MILLIS = 30_000;

    private static final long MAX_DELAY_MILLIS = 10_000;
    /** A topic may be created a moment later, or permitted. */
    private static final int ATTEMPTS_UNTIL_PARKED = 4;

    private static final String DELETE = "delete from outbox where position = any($1)";
    private static final String WAIT = """
            update outbox set failure = w.failure, attempts = w.attempts, retry_at = clock_timestamp() + w.delay * interval '1 ms'
            from unnest($1::bigint[], $2::text[], $3::integer[], $4::bigint[]) as w (position, failure, attempts, delay)
            where outbox.position = w.position""";

    /** A message that waits: for the end of a delay, or, with a failure, for an operator. */
    record Waiting(
            @Nullable String failure,
            int attempts,
            @Nullable Long delayMillis) {}

    static RelayTurn of(List<OutboxRow> taken, List<OutboxRow> late, List<Result> results) {
        List<Long> sent = new ArrayList<>();
        Map<Long, Waiting> waiting = new LinkedHashMap<>();
        late.forEach(row -> waiting.put(row.position(), new Waiting(null, row.attempts(), LATE_MILLIS)));
        boolean released = false;
        Result lastFailure = null;
        for (Result result : results) {
            long position = result.row().position();
            waiting.remove(position);
            Throwable failure = result.failure();
            if (failure == null) {
                sent.add(position);
                released |= result.wasHeld();
            } else {
                waiting.put(position, afterFailure(result.row(), failure));
                lastFailure = result;
            }
        }
        if (lastFailure != null) {
            LOG.warnf(
                    "%d messages wait, for instance one to %s: %s",
                    waiting.size(), lastFailure.row().topic(), lastFailure.failure());
        }
        return new RelayTurn(sent, waiting, released || (taken.size() >= Relay.BATCH && !sent.isEmpty()));
    }

    private static Waiting afterFailure(OutboxRow row, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        int attempts = row.attempts() + 1;
        if (isPermanent(cause) || (isConfiguration(cause) && attempts >= ATTEMPTS_UNTIL_PARKED)) {
            LOG.errorf("parked message %d of %s to %s: %s", row.position(), row.key(), row.topic(), cause);
            return new Waiting(cause.toString(), 0, null);
        }
        return new Waiting(null, attempts, Math.min(MAX_DELAY_MILLIS, 1000L << Math.min(attempts - 1, 10)));
    }

    private static boolean isPermanent(Throwable failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof RecordBatchTooLargeException
                || failure instanceof InvalidRecordException
                || failure instanceof InvalidTopicException
                || failure instanceof UnreadableRow;
    }

    private static boolean isConfiguration(Throwable failure) {
        return failure instanceof UnknownTopicOrPartitionException || failure instanceof AuthorizationException;
    }

    int parked() {
        return (int)
                waiting.values().stream().filter(each -> each.failure() != null).count();
    }

    Uni<Void> record(SqlConnection connection) {
        Uni<Void> deleted = sent.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(DELETE)
                        .execute(Tuple.of(sent.toArray(Long[]::new)))
                        .replaceWithVoid();
        return waiting.isEmpty() ? deleted : deleted.chain(() -> hold(connection));
    }

    private Uni<Void> hold(SqlConnection connection) {
        return connection
                .preparedQuery(WAIT)
                .execute(Tuple.of(
                        waiting.keySet().toArray(Long[]::new),
                        waiting.values().stream().map(Waiting::failure).toArray(String[]::new),
                        waiting.values().stream().map(Waiting::attempts).toArray(Integer[]::new),
                        waiting.values().stream().map(Waiting::delayMillis).toArray(Long[]::new)))
                .replaceWithVoid();
    }
}
