package tidings.eventmanager.deadletters;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import tidings.eventmanager.deadletters.record.Redrive;
import tidings.eventmanager.deadletters.record.StoredDeadLetter;

/** Collects the details of a dead letter. */
@ApplicationScoped
public class ShowDeadLetter {

    private static final int MAX_LIMIT = 100;

    private final DeadLetterViews views;
    private final DeadLetterReaders readers;

    ShowDeadLetter(DeadLetterViews views, DeadLetterReaders readers) {
        this.views = views;
        this.readers = readers;
    }

    /** Fails with {@link DeadLetterNotFound}. */
    public Uni<DeadLetterDetails> show(long id) {
        return views.find(id)
                .map(found -> found.orElseThrow(() -> new DeadLetterNotFound(id)))
                .chain(deadLetter -> views.hops(deadLetter, MAX_LIMIT).chain(hops -> views.actions(id, MAX_LIMIT)
                        .map(actions -> new DeadLetterDetails(deadLetter, refusal(deadLetter), hops, actions))));
    }

    private Optional<String> refusal(StoredDeadLetter deadLetter) {
        return readers.refusal(
                new Redrive(deadLetter.id(), deadLetter.deadLetter().origin().topic(), deadLetter.content()));
    }
}
