package tidings.eventmanager.deadletters;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.deadletters.SettleGroup.Settlement;
import tidings.eventmanager.deadletters.record.Action;
import tidings.eventmanager.deadletters.record.Edit;
import tidings.eventmanager.deadletters.record.Edit.Edited;
import tidings.eventmanager.deadletters.record.GroupId;
import tidings.eventmanager.deadletters.record.Operator;
import tidings.eventmanager.deadletters.record.StoredDeadLetter;

/** The actions of an operator. Each dead letter is redriven or discarded once, also under concurrent requests. */
@ApplicationScoped
class DeadLetterActions {

    private final DeadLetterStore store;
    private final SettleGroup settleGroup;

    DeadLetterActions(DeadLetterStore store, SettleGroup settleGroup) {
        this.store = store;
        this.settleGroup = settleGroup;
    }

    /** Edits a message before its redrive. The original content stays beside the edited one. */
    @WithTransaction
    Uni<Void> edit(long id, @Nullable Integer version, Edit edit, Operator by) {
        Instant now = now();
        return store.findForUpdate(id).chain(deadLetter -> {
            Edited edited = edit.of(deadLetter.content());
            Action action = new Action(now, by, Action.Kind.EDIT, edited.description());
            return store.edit(deadLetter.edit(edited.content(), version), action);
        });
    }

    /** Redrives a message to its original topic. */
    @WithTransaction
    Uni<StoredDeadLetter> redrive(long id, Operator by) {
        Instant now = now();
        return store.findForUpdate(id).call(deadLetter -> store.redrive(List.of(deadLetter), by, now));
    }

    /** Redrives the messages of a group and skips those without content. */
    Uni<Settlement> redrive(GroupId group, Operator by) {
        return settleGroup.settleWithContent(group, batch -> store.redrive(batch, by, now()));
    }

    /** Settles a dead letter without sending its message. */
    @WithTransaction
    Uni<Void> discard(long id, Operator by, String reason) {
        return store.findForUpdate(id).chain(deadLetter -> discard(List.of(deadLetter.waiting()), by, reason));
    }

    Uni<Settlement> discard(GroupId group, Operator by, String reason) {
        return settleGroup.settle(group, batch -> discard(batch, by, reason));
    }

    private Uni<Void> discard(List<StoredDeadLetter> batch, Operator by, String reason) {
        return store.discard(batch, new Action(now(), by, Action.Kind.DISCARD, reason));
    }

    /** The database stores microseconds. */
    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
