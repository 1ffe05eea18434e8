package tidings.eventmanager.deadletters;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import tidings.eventmanager.deadletters.DeadLetterQueries.DeadLetterGroupNotFound;
import tidings.eventmanager.deadletters.DeadLetterQueries.Waiting;
import tidings.eventmanager.deadletters.record.GroupId;
import tidings.eventmanager.deadletters.record.StoredDeadLetter;

/**
 * Settles the waiting dead letters of a group, some hundred per transaction.
 *
 * <p>Skips dead letters that arrive during the run: otherwise a message that fails again at once would be redriven for
 * ever. A limit per call keeps the outbox at a size that the relay can hold.
 */
@ApplicationScoped
class SettleGroup {

    static final int DEAD_LETTERS = 500;
    static final int BYTES = 2_000_000;

    private static final int TRANSACTIONS = 20;

    private final DeadLetterStore store;
    private final DeadLetterQueries queries;

    SettleGroup(DeadLetterStore store, DeadLetterQueries queries) {
        this.store = store;
        this.queries = queries;
    }

    /** Fails with {@link DeadLetterGroupNotFound}, or with {@link PartiallySettled}. */
    Uni<Settlement> settle(GroupId group, Function<List<StoredDeadLetter>, Uni<Void>> work) {
        return queries.waiting(group)
                .chain(waiting -> settle(group, waiting.last(), work, 0, TRANSACTIONS))
                .chain(settled -> remaining(group)
                        .map(remaining -> new Settlement(settled, remaining))
                        .onFailure()
                        .transform(cause -> new PartiallySettled(settled, cause)));
    }

    private Uni<Long> settle(
            GroupId group,
            long last,
            Function<List<StoredDeadLetter>, Uni<Void>> work,
            long settled,
            int transactions) {
        return Panache.withTransaction(() -> store.findForUpdate(group, last, DEAD_LETTERS, BYTES)
                        .call(batch -> batch.isEmpty() ? Uni.createFrom().voidItem() : work.apply(batch)))
                .onFailure(failure -> settled > 0)
                .transform(cause -> new PartiallySettled(settled, cause))
                .chain(batch -> batch.isEmpty() || transactions == 1
                        ? Uni.createFrom().item(settled + batch.size())
                        : settle(group, last, work, settled + batch.size(), transactions - 1));
    }

    /** Zero if the group was purged meanwhile. */
    private Uni<Long> remaining(GroupId group) {
        return queries.waiting(group)
                .map(Waiting::deadLetters)
                .onFailure(DeadLetterGroupNotFound.class)
                .recoverWithItem(0L);
    }

    /** The numbers of dead letters that a call settled, and of those that still wait. */
    record Settlement(long settled, long remaining) {}

    /** An error interrupted the settlement of a group: the rest waits as before. */
    static final class PartiallySettled extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private PartiallySettled(long settled, Throwable cause) {
            super(settled + " dead letters are settled, the others wait. Try again.", cause);
        }
    }
}
