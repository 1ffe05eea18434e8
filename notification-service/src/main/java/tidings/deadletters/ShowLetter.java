package tidings.deadletters;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import tidings.deadletters.domain.KeptLetter;
import tidings.deadletters.domain.Redrive;

/** Gathers what is known about a dead letter. */
@ApplicationScoped
public class ShowLetter {

    private static final int MOST = 100;

    private final DeadLetterViews views;
    private final Readers readers;

    ShowLetter(DeadLetterViews views, Readers readers) {
        this.views = views;
        this.readers = readers;
    }

    /** Fails with {@link LetterNotFound}. */
    public Uni<LetterDetails> show(long id) {
        return views.find(id)
                .map(found -> found.orElseThrow(() -> new LetterNotFound(id)))
                .chain(letter -> views.hops(letter, MOST).chain(hops -> views.actions(id, MOST)
                        .map(actions -> new LetterDetails(letter, refusal(letter), hops, actions))));
    }

    private Optional<String> refusal(KeptLetter letter) {
        return readers.refusal(new Redrive(letter.id(), letter.letter().origin().topic(), letter.content()));
    }
}
