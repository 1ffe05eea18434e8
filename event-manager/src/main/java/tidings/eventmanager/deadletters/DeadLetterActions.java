package tidings.eventmanager.deadletters;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.deadletters.SettleGroup.Settlement;
import tidings.eventmanager.deadletters.record.Action;
import tidings.eventmanager.deadletters.record.Edit;
import tidings.eventmanager.deadletters.record.Edit.Edited;
import tidings.eventmanager.deadletters.record.GroupId;
import tidings.eventmanager.deadletters.record.Operator;
import tidings.eventmanager.deadletters.record.StoredDeadLetter;
import tidings.messaging.MessagingConfig;

/**
 * The actions of an operator. Each dead letter is redriven or discarded once, also under concurrent requests.
 *
 * <p>A redrive fails with {@link LateRedrive} if the message is older than inboxes remember, unless it is forced.
 */
@ApplicationScoped
class DeadLetterActions {

    private final DeadLetterStore store;
    private final SettleGroup settleGroup;
    private final Duration inboxRetention;

    DeadLetterActions(DeadLetterStore store, SettleGroup settleGroup, MessagingConfig config) {
        this.store = store;
        this.settleGroup = settleGroup;
        this.inboxRetention = config.inboxRetention();
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
    Uni<StoredDeadLetter> redrive(long id, Operator by, boolean force) {
        Instant now = now();
        return store.findForUpdate(id)
                .invoke(deadLetter ->
                        refuseLate(deadLetter.waiting().deadLetter().sentAt(), force))
                .call(deadLetter -> store.redrive(List.of(deadLetter), by, now));
    }

    /** Redrives the messages of a group and skips those without content. */
    Uni<Settlement> redrive(GroupId group, Operator by, boolean force) {
        return settleGroup.settleWithContent(
                group, waiting -> refuseLate(waiting.oldest(), force), batch -> store.redrive(batch, by, now()));
    }

    private void refuseLate(@Nullable Instant sentAt, boolean force) {
        if (sentAt != null && !force) {
            late(sentAt).ifPresent(late -> {
                throw late;
            });
        }
    }

    /** The reason against a redrive of a message of this time. */
    Optional<LateRedrive> late(Instant sentAt) {
        return sentAt.isBefore(now().minus(inboxRetention))
                ? Optional.of(new LateRedrive(sentAt, inboxRetention))
                : Optional.empty();
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

    /** The inboxes of its readers no longer remember the message. */
    static final class LateRedrive extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private LateRedrive(Instant sentAt, Duration inboxRetention) {
            super("A message of " + sentAt + " is older than inboxes remember (" + inboxRetention
                    + "): a service that has handled it handles it again. Only force=true sends it. Nothing was sent.");
        }
    }
}
