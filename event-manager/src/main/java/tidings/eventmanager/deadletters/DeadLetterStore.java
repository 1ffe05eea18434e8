package tidings.eventmanager.deadletters;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.pool.ReactiveConnection.Result;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.deadletters.record.Action;
import tidings.eventmanager.deadletters.record.DeadLetter;
import tidings.eventmanager.deadletters.record.DeadLetterStatus;
import tidings.eventmanager.deadletters.record.GroupId;
import tidings.eventmanager.deadletters.record.Operator;
import tidings.eventmanager.deadletters.record.Redrive;
import tidings.eventmanager.deadletters.record.StoredDeadLetter;
import tidings.messaging.outbox.CurrentTransaction;
import tidings.messaging.outbox.RawOutbox;
import tidings.messaging.work.Expiring;

/** Dead letters in PostgreSQL. A redrive also fills the outbox, so no dead letter is settled without its message. */
@ApplicationScoped
class DeadLetterStore implements DeadLetters, Expiring {

    private final Pool pool;
    private final RawOutbox outbox;
    private final Duration retention;

    DeadLetterStore(Pool pool, RawOutbox outbox, DeadLetterConfig config) {
        this.pool = pool;
        this.outbox = outbox;
        this.retention = config.retention();
    }

    @Override
    public Uni<Void> add(List<DeadLetter> deadLetters) {
        return execute(DeadLetterSql.ADD, DeadLetterColumns.of(deadLetters)).replaceWithVoid();
    }

    @Override
    public Uni<Optional<StoredDeadLetter>> findForUpdate(long id) {
        return select(DeadLetterSql.LOCK, id).map(DeadLetterStore::deadLetters).map(found -> found.stream()
                .findFirst());
    }

    @Override
    public Uni<List<StoredDeadLetter>> findForUpdate(GroupId group, long last, int limit, int bytes) {
        return select(DeadLetterSql.LOCK_GROUP, group.value(), last, limit, bytes)
                .chain(rows -> {
                    List<Long> ids = new ArrayList<>(rows.size());
                    rows.forEachRemaining(row -> ids.add((Long) row[0]));
                    return select(DeadLetterSql.FIND_LOCKED, (Object) ids.toArray(Long[]::new))
                            .map(DeadLetterStore::deadLetters);
                });
    }

    @Override
    public Uni<Void> edit(StoredDeadLetter deadLetter, Action action) {
        return update(
                DeadLetterSql.EDIT,
                deadLetter.id(),
                DeadLetterColumns.buffer(deadLetter.content().payload()),
                HeadersJson.write(deadLetter.content().headers()),
                deadLetter.version(),
                DeadLetterColumns.utc(action.at()),
                action.by().name(),
                action.kind().name(),
                action.detail());
    }

    @Override
    public Uni<Void> redrive(List<Redrive> redrives, Operator by, Instant at) {
        Action action =
                new Action(at, by, Action.Kind.REDRIVE, "to " + redrives.get(0).topic());
        return settle(
                        redrives.stream().map(Redrive::deadLetter).toArray(Long[]::new),
                        DeadLetterStatus.REDRIVEN,
                        action)
                .chain(() -> outbox.add(redrives.stream().map(RedriveRecord::of).toList()));
    }

    @Override
    public Uni<Void> discard(List<StoredDeadLetter> deadLetters, Action action) {
        return settle(
                deadLetters.stream().map(StoredDeadLetter::id).toArray(Long[]::new),
                DeadLetterStatus.DISCARDED,
                action);
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
        return execute(DeadLetterSql.PURGE, Tuple.of(DeadLetterColumns.utc(before), limit));
    }

    private static Uni<Void> settle(Long[] ids, DeadLetterStatus status, Action action) {
        return update(
                DeadLetterSql.SETTLE,
                ids,
                status.name(),
                DeadLetterColumns.utc(action.at()),
                action.by().name(),
                action.kind().name(),
                action.detail());
    }

    private static List<StoredDeadLetter> deadLetters(Result rows) {
        List<StoredDeadLetter> deadLetters = new ArrayList<>(rows.size());
        rows.forEachRemaining(row -> deadLetters.add(DeadLetterColumns.deadLetter(column -> row[column])));
        return deadLetters;
    }

    private Uni<Integer> execute(String sql, Tuple parameters) {
        return pool.withConnection(
                connection -> connection.preparedQuery(sql).execute(parameters).map(SqlResult::rowCount));
    }

    private static Uni<Result> select(String sql, Object... parameters) {
        return CurrentTransaction.get().chain(transaction -> transaction.select(sql, parameters));
    }

    private static Uni<Void> update(String sql, @Nullable Object... parameters) {
        return CurrentTransaction.get()
                .chain(transaction -> transaction.update(sql, parameters))
                .replaceWithVoid();
    }
}
