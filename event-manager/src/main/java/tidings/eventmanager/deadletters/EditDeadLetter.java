package tidings.eventmanager.deadletters;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.deadletters.record.Action;
import tidings.eventmanager.deadletters.record.Edit;
import tidings.eventmanager.deadletters.record.Operator;
import tidings.eventmanager.deadletters.record.StoredDeadLetter;

/** Edits a message before its redrive. The original content stays beside the edited one. */
@ApplicationScoped
public class EditDeadLetter {

    private final DeadLetters deadLetters;

    EditDeadLetter(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    /**
     * Fails with {@link DeadLetterNotFound}, {@link DeadLetterChanged} or
     * {@link tidings.eventmanager.deadletters.record.AlreadySettled}.
     *
     * @param version the version that the editor read; null skips the check
     */
    @WithTransaction
    public Uni<Void> edit(long id, @Nullable Integer version, Edit edit, Operator by) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return deadLetters.findForUpdate(id).chain(found -> {
            StoredDeadLetter deadLetter = found.orElseThrow(() -> new DeadLetterNotFound(id));
            if (version != null && version != deadLetter.version()) {
                throw new DeadLetterChanged(id, deadLetter.version());
            }
            Action action = new Action(now, by, Action.Kind.EDIT, edit.description(deadLetter.content()));
            return deadLetters.edit(deadLetter.edit(edit), action);
        });
    }
}
