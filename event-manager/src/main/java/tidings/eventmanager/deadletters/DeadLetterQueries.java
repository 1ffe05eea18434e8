package tidings.eventmanager.deadletters;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.deadletters.DeadLetterViews.Details;
import tidings.eventmanager.deadletters.DeadLetterViews.Group;
import tidings.eventmanager.deadletters.DeadLetterViews.Hop;
import tidings.eventmanager.deadletters.DeadLetterViews.Recorded;
import tidings.eventmanager.deadletters.DeadLetterViews.Summary;
import tidings.eventmanager.deadletters.record.DeadLetter;
import tidings.eventmanager.deadletters.record.GroupId;
import tidings.eventmanager.deadletters.record.StoredDeadLetter;
import tidings.eventmanager.http.Owner;

/** The read side of dead letters. */
@ApplicationScoped
class DeadLetterQueries {

    private static final int MAX_HISTORY = 100;

    private final Pool pool;

    DeadLetterQueries(Pool pool) {
        this.pool = pool;
    }

    /** The groups with the newest dead letters first; without {@code all}, only groups with waiting ones. */
    Uni<List<Group>> groups(boolean all, int limit) {
        return select(DeadLetterSql.GROUPS, Tuple.of(all, limit), Group::of);
    }

    /** Fails with {@link DeadLetterGroupNotFound}. */
    Uni<Waiting> waiting(GroupId group) {
        return select(DeadLetterSql.WAITING, Tuple.of(group.value()), row -> {
                    if (row.getLong("letters") == 0) {
                        throw new DeadLetterGroupNotFound(group);
                    }
                    return new Waiting(
                            row.getLong("waiting"),
                            row.getLong("without_content"),
                            row.getLong("last"),
                            Optional.ofNullable(row.getOffsetDateTime("oldest"))
                                    .map(OffsetDateTime::toInstant)
                                    .orElse(null));
                })
                .map(rows -> rows.get(0));
    }

    /** The oldest waiting dead letters of a group that have content. */
    Uni<List<StoredDeadLetter>> sample(GroupId group, int limit, int bytes) {
        return select(DeadLetterSql.SAMPLE, Tuple.of(group.value(), limit, bytes), DeadLetterSql::deadLetter);
    }

    /** The dead letters of a group before one of them, newest first. Fails with {@link DeadLetterGroupNotFound}. */
    Uni<List<Summary>> of(GroupId group, long before, int limit) {
        return waiting(group)
                .chain(() -> select(DeadLetterSql.OF, Tuple.of(group.value(), before, limit), Summary::of));
    }

    /** Fails with {@link DeadLetterNotFound}. */
    Uni<StoredDeadLetter> find(long id) {
        return select(DeadLetterSql.FIND, Tuple.of(id), DeadLetterSql::deadLetter)
                .map(found -> one(found, id));
    }

    /** A dead letter with the actions of an owner and the known hops of its message, by {@code ce_source} and {@code ce_id}. */
    Uni<Details> details(long id, Owner owner) {
        return find(id).chain(stored -> {
            DeadLetter deadLetter = stored.deadLetter();
            String source = deadLetter.source().orElse(null);
            String messageId = deadLetter.messageId().orElse(null);
            return select(DeadLetterSql.HOPS, Tuple.of(id, source, messageId, MAX_HISTORY, owner.name()), Hop::of)
                    .chain(hops -> select(DeadLetterSql.ACTIONS, Tuple.of(id, MAX_HISTORY, owner.name()), Recorded::of)
                            .map(actions -> new Details(stored, hops, actions)));
        });
    }

    /** The actions of an owner on all dead letters before a number, newest first. */
    Uni<List<Recorded>> actionsBefore(Owner owner, long number, int limit) {
        return select(DeadLetterSql.ACTIONS_BEFORE, Tuple.of(number, limit, owner.name()), Recorded::of);
    }

    static StoredDeadLetter one(List<StoredDeadLetter> found, long id) {
        return found.stream().findFirst().orElseThrow(() -> new DeadLetterNotFound(id));
    }

    private <T> Uni<List<T>> select(String sql, Tuple parameters, Function<Row, T> view) {
        return pool.withConnection(connection -> connection.preparedQuery(sql).execute(parameters))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(view)
                        .toList());
    }

    /**
     * The numbers of waiting dead letters of a group and of those without content, and the last of them.
     *
     * @param oldest the time of the oldest message with content; null without one
     */
    record Waiting(
            long deadLetters,
            long withoutContent,
            long last,
            @Nullable Instant oldest) {}

    /** No dead letter has this id. */
    static final class DeadLetterNotFound extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private DeadLetterNotFound(long id) {
            super("No dead letter has the id " + id + ".");
        }
    }

    /** No group of dead letters has this id. */
    static final class DeadLetterGroupNotFound extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private DeadLetterGroupNotFound(GroupId id) {
            super("No group has the id " + id.value() + ".");
        }
    }
}
