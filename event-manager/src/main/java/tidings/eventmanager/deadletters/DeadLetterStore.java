package tidings.eventmanager.deadletters;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.deadletters.record.Action;
import tidings.eventmanager.deadletters.record.DeadLetter;
import tidings.eventmanager.deadletters.record.DeadLetterStatus;
import tidings.eventmanager.deadletters.record.GroupId;
import tidings.eventmanager.deadletters.record.Operator;
import tidings.eventmanager.deadletters.record.StoredDeadLetter;
import tidings.messaging.outbox.CurrentTransaction;
import tidings.messaging.outbox.RawOutbox;
import tidings.messaging.work.Expiring;

/**
 * Dead letters in PostgreSQL. Every action is recorded with its operator.
 *
 * <p>Settled dead letters expire, with their actions. Waiting ones do not.
 */
@ApplicationScoped
class DeadLetterStore implements Expiring {

    private final Pool pool;
    private final RawOutbox outbox;
    private final Duration retention;

    DeadLetterStore(Pool pool, RawOutbox outbox, DeadLetterConfig config) {
        this.pool = pool;
        this.outbox = outbox;
        this.retention = config.retention();
    }

    /** Stores new dead letters, all or none. */
    Uni<Void> add(List<DeadLetter> deadLetters) {
        return execute(DeadLetterSql.ADD, DeadLetterSql.columns(deadLetters)).replaceWithVoid();
    }

    /** Locks the dead letter until the transaction ends. */
    Uni<StoredDeadLetter> findForUpdate(long id) {
        return select(DeadLetterSql.LOCK, DeadLetterSql::deadLetter, id).map(found -> DeadLetterQueries.one(found, id));
    }

    /**
     * Some waiting dead letters of a group up to {@code last}, oldest first. Locks them until the transaction ends and
     * skips the locked ones of other transactions.
     *
     * @param bytes the maximum of payload together; a single one may exceed it
     * @param all false leaves out those without content
     */
    Uni<List<StoredDeadLetter>> findForUpdate(GroupId group, long last, int limit, int bytes, boolean all) {
        return select(DeadLetterSql.LOCK_GROUP, row -> row.getLong(0), group.value(), last, limit, bytes, all)
                .chain(ids -> select(
                        DeadLetterSql.FIND_LOCKED, DeadLetterSql::deadLetter, (Object) ids.toArray(Long[]::new)));
    }

    Uni<Void> edit(StoredDeadLetter edited, Action action) {
        return update(
                DeadLetterSql.EDIT,
                edited.id(),
                DeadLetterSql.buffer(edited.content().payload()),
                DeadLetterJson.headers(edited.content().headers()).toString(),
                edited.version(),
                action.at().atOffset(ZoneOffset.UTC),
                action.by().owner(),
                action.by().name(),
                action.kind().name(),
                action.detail());
    }

    /** Puts the messages into the outbox and settles their dead letters: both or neither. */
    Uni<Void> redrive(List<StoredDeadLetter> deadLetters, Operator by, Instant at) {
        List<ProducerRecord<byte[], byte[]>> records = deadLetters.stream()
                .map(deadLetter -> DeadLetterMapper.write(deadLetter.topic(), deadLetter.redriven(by, at)))
                .toList();
        Action action = new Action(
                at, by, Action.Kind.REDRIVE, "to " + deadLetters.get(0).topic());
        return settle(deadLetters, DeadLetterStatus.REDRIVEN, action).chain(() -> outbox.add(records));
    }

    Uni<Void> discard(List<StoredDeadLetter> deadLetters, Action action) {
        return settle(deadLetters, DeadLetterStatus.DISCARDED, action);
    }

    @Override
    public String name() {
        return "dead letters";
    }

    @Override
    public Duration retention() {
        return retention;
    }

    @Override
    public Uni<Integer> purge(Instant before, int limit) {
        return execute(DeadLetterSql.PURGE, Tuple.of(before.atOffset(ZoneOffset.UTC), limit));
    }

    private static Uni<Void> settle(List<StoredDeadLetter> deadLetters, DeadLetterStatus status, Action action) {
        return update(
                DeadLetterSql.SETTLE,
                deadLetters.stream().map(StoredDeadLetter::id).toArray(Long[]::new),
                status.name(),
                action.at().atOffset(ZoneOffset.UTC),
                action.by().owner(),
                action.by().name(),
                action.kind().name(),
                action.detail());
    }

    private Uni<Integer> execute(String sql, Tuple parameters) {
        return pool.withConnection(
                connection -> connection.preparedQuery(sql).execute(parameters).map(SqlResult::rowCount));
    }

    private static <T> Uni<List<T>> select(String sql, Function<Tuple, T> read, Object... parameters) {
        return CurrentTransaction.get()
                .chain(transaction -> transaction.select(sql, parameters))
                .map(rows -> {
                    List<T> all = new ArrayList<>(rows.size());
                    rows.forEachRemaining(row -> all.add(read.apply(Tuple.wrap(row))));
                    return all;
                });
    }

    private static Uni<Void> update(String sql, @Nullable Object... parameters) {
        return CurrentTransaction.get()
                .chain(transaction -> transaction.update(sql, parameters))
                .replaceWithVoid();
    }
}
