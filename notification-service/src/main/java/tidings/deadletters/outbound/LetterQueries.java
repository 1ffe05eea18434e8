package tidings.deadletters.outbound;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import tidings.deadletters.DeadLetterViews;
import tidings.deadletters.domain.GroupId;
import tidings.deadletters.domain.KeptLetter;

/** Looks at the rows of dead letters. */
@ApplicationScoped
class LetterQueries implements DeadLetterViews {

    private final Pool pool;

    LetterQueries(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<List<Group>> groups(boolean all, int limit) {
        return select(LetterSql.GROUPS, Tuple.of(all, limit), LetterViews::group);
    }

    @Override
    public Uni<Optional<Waiting>> waiting(GroupId group) {
        return select(LetterSql.WAITING, Tuple.of(group.value()), row -> row).map(rows -> rows.stream()
                .filter(row -> row.getLong("letters") > 0)
                .map(row -> new Waiting(row.getLong("waiting"), row.getLong("last")))
                .findFirst());
    }

    @Override
    public Uni<List<KeptLetter>> sample(GroupId group, int limit, int bytes) {
        return select(LetterSql.SAMPLE, Tuple.of(group.value(), limit, bytes), LetterQueries::letter);
    }

    @Override
    public Uni<List<Summary>> of(GroupId group, long before, int limit) {
        return select(LetterSql.OF, Tuple.of(group.value(), before, limit), LetterViews::summary);
    }

    @Override
    public Uni<Optional<KeptLetter>> find(long id) {
        return select(LetterSql.FIND, Tuple.of(id), LetterQueries::letter)
                .map(found -> found.stream().findFirst());
    }

    @Override
    public Uni<List<Hop>> hops(KeptLetter letter, int limit) {
        return select(
                LetterSql.HOPS,
                Tuple.of(
                        letter.id(),
                        letter.letter().source().orElse(null),
                        letter.letter().messageId().orElse(null),
                        limit),
                LetterViews::hop);
    }

    @Override
    public Uni<List<Recorded>> actions(long letter, int limit) {
        return select(LetterSql.ACTIONS, Tuple.of(letter, limit), LetterViews::recorded);
    }

    @Override
    public Uni<List<Recorded>> actionsBefore(long number, int limit) {
        return select(LetterSql.ACTIONS_BEFORE, Tuple.of(number, limit), LetterViews::recorded);
    }

    private static KeptLetter letter(Row row) {
        return LetterColumns.letter(row::getValue);
    }

    private <T> Uni<List<T>> select(String sql, Tuple parameters, Function<Row, T> view) {
        return pool.withConnection(connection -> connection.preparedQuery(sql).execute(parameters))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(view)
                        .toList());
    }
}
