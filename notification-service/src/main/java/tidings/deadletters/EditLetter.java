package tidings.deadletters;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tidings.deadletters.domain.Action;
import tidings.deadletters.domain.Edit;
import tidings.deadletters.domain.KeptLetter;
import tidings.deadletters.domain.Operator;

/** Mends a message before it is redriven. What came stays beside what was made of it. */
@ApplicationScoped
public class EditLetter {

    private final DeadLetters letters;

    EditLetter(DeadLetters letters) {
        this.letters = letters;
    }

    /**
     * Fails with {@link LetterNotFound}, {@link LetterChanged} or {@link tidings.deadletters.domain.LetterSettled}.
     *
     * @param version the one that the editor saw, null where that does not matter
     */
    @WithTransaction
    public Uni<Void> edit(long id, @Nullable Integer version, Edit edit, Operator by) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return letters.hold(id).chain(found -> {
            KeptLetter letter = found.orElseThrow(() -> new LetterNotFound(id));
            if (version != null && version != letter.version()) {
                throw new LetterChanged(id, letter.version());
            }
            Action action = new Action(now, by, Action.Kind.EDIT, edit.inWords(letter.content()));
            return letters.edit(letter.edit(edit), action);
        });
    }
}
