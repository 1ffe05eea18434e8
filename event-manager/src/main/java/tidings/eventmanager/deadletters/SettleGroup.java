package tidings.eventmanager.deadletters;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
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
        return settle(group, true, waiting -> {}, work);
    }

    /** Does the same after a check, which may fail, but skips dead letters without content. */
    Uni<Settlement> settleWithContent(
            GroupId group, Consumer<Waiting> check, Function<List<StoredDeadLetter>, Uni<Void>> work) {
        return settle(group, false, check, work);
    }

    private Uni<Settlement> settle(
            GroupId group, boolean all, Consumer<Waiting> check, Function<List<StoredDeadLetter>, Uni<Void>> work) {
        return queries.waiting(group)
                .invoke(check)
                .chain(waiting -> settle(
                        () -> store.findForUpdate(group, waiting.last(), DEAD_LETTERS, BYTES, all),
                        work,
                        0,
                        TRANSACTIONS))
                .chain(settled -> settlement(group, all, settled)
                        .onFailure()
                        .transform(cause -> new PartiallySettled(settled, cause)));
    }

    private Uni<Long> settle(
            Supplier<Uni<List<StoredDeadLetter>>> next,
            Function<List<StoredDeadLetter>, Uni<Void>> work,
            long settled,
            int transactions) {
        return Panache.withTransaction(() -> next.get()
                        .call(batch -> batch.isEmpty() ? Uni.createFrom().voidItem() : work.apply(batch)))
                .onFailure(failure -> settled > 0)
                .transform(cause -> new PartiallySettled(settled, cause))
                .chain(batch -> batch.isEmpty() || transactions == 1
                        ? Uni.createFrom().item(settled + batch.size())
                        : settle(next, work, settled + batch.size(), transactions - 1));
    }

    /** Nothing remains if the group was purged meanwhile. */
    private Uni<Settlement> settlement(GroupId group, boolean all, long settled) {
        return queries.waiting(group)
                .onFailure(DeadLetterGroupNotFound.class)
                .recoverWithItem(new Waiting(0, 0, 0, null))
                .map(waiting -> {
                    long skipped = all ? 0 : waiting.withoutContent();
                    return new Settlement(settled, waiting.deadLetters() - skipped, skipped);
                });
    }

    /** The numbers of dead letters that a call settled, of those left for the next call, and of those without content. */
    record Settlement(long settled, long remaining, long skipped) {}

    /** An error interrupted the settlement of a group: the rest waits as before. */
    static final class PartiallySettled extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private PartiallySettled(long settled, Throwable cause) {
            super(settled + " dead letters are settled, the others wait. Try again.", cause);
        }
    }
}
