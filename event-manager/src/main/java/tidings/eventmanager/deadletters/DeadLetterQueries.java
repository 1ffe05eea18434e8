package tidings.eventmanager.deadletters;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import tidings.eventmanager.deadletters.record.GroupId;
import tidings.eventmanager.deadletters.record.StoredDeadLetter;

/** Queries on the table of dead letters. */
@ApplicationScoped
class DeadLetterQueries implements DeadLetterViews {

    private final Pool pool;

    DeadLetterQueries(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<List<Group>> groups(boolean all, int limit) {
        return select(DeadLetterSql.GROUPS, Tuple.of(all, limit), DeadLetterRows::group);
    }

    @Override
    public Uni<Optional<Waiting>> waiting(GroupId group) {
        return select(DeadLetterSql.WAITING, Tuple.of(group.value()), row -> row)
                .map(rows -> rows.stream()
                        .filter(row -> row.getLong("letters") > 0)
                        .map(row -> new Waiting(row.getLong("waiting"), row.getLong("last")))
                        .findFirst());
    }

    @Override
    public Uni<List<StoredDeadLetter>> sample(GroupId group, int limit, int bytes) {
        return select(DeadLetterSql.SAMPLE, Tuple.of(group.value(), limit, bytes), DeadLetterQueries::deadLetter);
    }

    @Override
    public Uni<List<Summary>> of(GroupId group, long before, int limit) {
        return select(DeadLetterSql.OF, Tuple.of(group.value(), before, limit), DeadLetterRows::summary);
    }

    @Override
    public Uni<Optional<StoredDeadLetter>> find(long id) {
        return select(DeadLetterSql.FIND, Tuple.of(id), DeadLetterQueries::deadLetter)
                .map(found -> found.stream().findFirst());
    }

    @Override
    public Uni<List<Hop>> hops(StoredDeadLetter deadLetter, int limit) {
        return select(
                DeadLetterSql.HOPS,
                Tuple.of(
                        deadLetter.id(),
                        deadLetter.deadLetter().source().orElse(null),
                        deadLetter.deadLetter().messageId().orElse(null),
                        limit),
                DeadLetterRows::hop);
    }

    @Override
    public Uni<List<Recorded>> actions(long deadLetter, int limit) {
        return select(DeadLetterSql.ACTIONS, Tuple.of(deadLetter, limit), DeadLetterRows::recorded);
    }

    @Override
    public Uni<List<Recorded>> actionsBefore(long number, int limit) {
        return select(DeadLetterSql.ACTIONS_BEFORE, Tuple.of(number, limit), DeadLetterRows::recorded);
    }

    private static StoredDeadLetter deadLetter(Row row) {
        return DeadLetterColumns.deadLetter(row::getValue);
    }

    private <T> Uni<List<T>> select(String sql, Tuple parameters, Function<Row, T> view) {
        return pool.withConnection(connection -> connection.preparedQuery(sql).execute(parameters))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(view)
                        .toList());
    }
}
