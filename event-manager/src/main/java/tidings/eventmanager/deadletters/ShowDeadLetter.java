package tidings.eventmanager.deadletters;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import tidings.eventmanager.deadletters.domain.Redrive;
import tidings.eventmanager.deadletters.domain.StoredDeadLetter;

/** Collects the details of a dead letter. */
@ApplicationScoped
public class ShowDeadLetter {

    private static final int MOST = 100;

    private final DeadLetterViews views;
    private final DeadLetterReaders readers;

    public ShowDeadLetter(DeadLetterViews views, DeadLetterReaders readers) {
        this.views = views;
        this.readers = readers;
    }

    /** Fails with {@link DeadLetterNotFound}. */
    public Uni<DeadLetterDetails> show(long id) {
        return views.find(id)
                .map(found -> found.orElseThrow(() -> new DeadLetterNotFound(id)))
                .chain(letter -> views.hops(letter, MOST).chain(hops -> views.actions(id, MOST)
                        .map(actions -> new DeadLetterDetails(letter, refusal(letter), hops, actions))));
    }

    private Optional<String> refusal(StoredDeadLetter letter) {
        return readers.refusal(new Redrive(letter.id(), letter.letter().origin().topic(), letter.content()));
    }
}
