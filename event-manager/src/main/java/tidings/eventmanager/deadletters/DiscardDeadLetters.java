package tidings.eventmanager.deadletters;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tidings.eventmanager.deadletters.record.Action;
import tidings.eventmanager.deadletters.record.GroupId;
import tidings.eventmanager.deadletters.record.Operator;
import tidings.eventmanager.deadletters.record.StoredDeadLetter;

/** Discards messages that are no longer needed, with a reason. */
@ApplicationScoped
public class DiscardDeadLetters {

    private final DeadLetters deadLetters;
    private final DeadLetterViews views;
    private final SettleGroup settleGroup;

    DiscardDeadLetters(DeadLetters deadLetters, DeadLetterViews views, SettleGroup settleGroup) {
        this.deadLetters = deadLetters;
        this.views = views;
        this.settleGroup = settleGroup;
    }

    /**
     * Fails with {@link DeadLetterNotFound}, or with {@link tidings.eventmanager.deadletters.record.AlreadySettled}.
     */
    @WithTransaction
    public Uni<Void> discard(long id, Operator by, String reason) {
        return deadLetters
                .findForUpdate(id)
                .map(found ->
                        found.orElseThrow(() -> new DeadLetterNotFound(id)).waiting())
                .chain(deadLetter -> discard(List.of(deadLetter), by, reason));
    }

    /** Fails with {@link DeadLetterGroupNotFound}. */
    public Uni<GroupSettlement> discard(GroupId group, Operator by, String reason) {
        return settleGroup.settle(group, batch -> discard(batch, by, reason));
    }

    /** The number of dead letters that {@link #discard(long, Operator, String)} would discard. */
    public Uni<Long> preview(long id) {
        return views.find(id)
                .map(found ->
                        found.orElseThrow(() -> new DeadLetterNotFound(id)).waiting())
                .replaceWith(1L);
    }

    /** The number of dead letters that {@link #discard(GroupId, Operator, String)} would discard. */
    public Uni<Long> preview(GroupId group) {
        return views.waiting(group).map(found -> found.orElseThrow(() -> new DeadLetterGroupNotFound(group))
                .deadLetters());
    }

    private Uni<Void> discard(List<StoredDeadLetter> batch, Operator by, String reason) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return deadLetters.discard(batch, new Action(now, by, Action.Kind.DISCARD, reason));
    }
}
