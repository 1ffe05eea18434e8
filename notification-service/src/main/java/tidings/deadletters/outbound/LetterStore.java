package tidings.deadletters.outbound;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.pool.ReactiveConnection.Result;
import org.jspecify.annotations.Nullable;
import tidings.deadletters.DeadLetters;
import tidings.deadletters.HeaderFormat;
import tidings.deadletters.domain.Action;
import tidings.deadletters.domain.DeadLetter;
import tidings.deadletters.domain.GroupId;
import tidings.deadletters.domain.KeptLetter;
import tidings.deadletters.domain.Operator;
import tidings.deadletters.domain.Redrive;
import tidings.deadletters.domain.Status;
import tidings.messaging.CurrentTransaction;
import tidings.messaging.RawOutbox;

/** Dead letters in PostgreSQL. Redriving fills the outbox too: there is no way to settle a letter without sending it. */
@ApplicationScoped
class LetterStore implements DeadLetters {

    private final Pool pool;
    private final RawOutbox outbox;

    LetterStore(Pool pool, RawOutbox outbox) {
        this.pool = pool;
        this.outbox = outbox;
    }

    @Override
    public Uni<Void> add(List<DeadLetter> letters) {
        return execute(LetterSql.ADD, LetterColumns.of(letters)).replaceWithVoid();
    }

    @Override
    public Uni<Optional<KeptLetter>> hold(long id) {
        return select(LetterSql.HOLD, id).map(LetterStore::letters).map(found -> found.stream()
                .findFirst());
    }

    @Override
    public Uni<List<KeptLetter>> hold(GroupId group, long last, int limit, int bytes) {
        return select(LetterSql.HOLD_SOME, group.value(), last, limit, bytes).chain(rows -> {
            List<Long> ids = new ArrayList<>(rows.size());
            rows.forEachRemaining(row -> ids.add((Long) row[0]));
            return select(LetterSql.HELD, (Object) ids.toArray(Long[]::new)).map(LetterStore::letters);
        });
    }

    @Override
    public Uni<Void> edit(KeptLetter letter, Action action) {
        return update(
                LetterSql.EDIT,
                letter.id(),
                LetterColumns.buffer(letter.content().payload()),
                HeaderFormat.write(letter.content().headers()),
                letter.version(),
                LetterColumns.utc(action.at()),
                action.by().name(),
                action.kind().name(),
                action.detail());
    }

    @Override
    public Uni<Void> redrive(List<Redrive> redrives, Operator by, Instant at) {
        Action action =
                new Action(at, by, Action.Kind.REDRIVE, "to " + redrives.get(0).topic());
        return settle(redrives.stream().map(Redrive::letter).toArray(Long[]::new), Status.REDRIVEN, action)
                .chain(() -> outbox.add(redrives.stream().map(RedriveRecord::of).toList()));
    }

    @Override
    public Uni<Void> discard(List<KeptLetter> letters, Action action) {
        return settle(letters.stream().map(KeptLetter::id).toArray(Long[]::new), Status.DISCARDED, action);
    }

    @Override
    public Uni<Integer> forget(Instant before, int limit) {
        return execute(LetterSql.FORGET, Tuple.of(LetterColumns.utc(before), limit));
    }

    private static Uni<Void> settle(Long[] ids, Status status, Action action) {
        return update(
                LetterSql.SETTLE,
                ids,
                status.name(),
                LetterColumns.utc(action.at()),
                action.by().name(),
                action.kind().name(),
                action.detail());
    }

    private static List<KeptLetter> letters(Result rows) {
        List<KeptLetter> letters = new ArrayList<>(rows.size());
        rows.forEachRemaining(row -> letters.add(LetterColumns.letter(column -> row[column])));
        return letters;
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
