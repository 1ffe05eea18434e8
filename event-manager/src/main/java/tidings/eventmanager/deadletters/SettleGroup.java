package tidings.eventmanager.deadletters;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
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

    private final DeadLetters deadLetters;
    private final DeadLetterViews views;

    SettleGroup(DeadLetters deadLetters, DeadLetterViews views) {
        this.deadLetters = deadLetters;
        this.views = views;
    }

    /** Fails with {@link DeadLetterGroupNotFound}, or with {@link PartiallySettled}. */
    Uni<GroupSettlement> settle(GroupId group, Function<List<StoredDeadLetter>, Uni<Void>> work) {
        return views.waiting(group)
                .map(found -> found.orElseThrow(() -> new DeadLetterGroupNotFound(group)))
                .chain(waiting -> settle(group, waiting.last(), work, 0, TRANSACTIONS))
                .chain(settled -> views.waiting(group)
                        .map(rest -> new GroupSettlement(
                                settled,
                                rest.map(DeadLetterViews.Waiting::deadLetters).orElse(0L)))
                        .onFailure()
                        .transform(cause -> new PartiallySettled(settled, cause)));
    }

    private Uni<Long> settle(
            GroupId group,
            long last,
            Function<List<StoredDeadLetter>, Uni<Void>> work,
            long settled,
            int transactions) {
        return Panache.withTransaction(() -> deadLetters
                        .findForUpdate(group, last, DEAD_LETTERS, BYTES)
                        .call(batch -> batch.isEmpty() ? Uni.createFrom().voidItem() : work.apply(batch)))
                .onFailure(failure -> settled > 0)
                .transform(cause -> new PartiallySettled(settled, cause))
                .chain(batch -> batch.isEmpty() || transactions == 1
                        ? Uni.createFrom().item(settled + batch.size())
                        : settle(group, last, work, settled + batch.size(), transactions - 1));
    }
}
