package tidings.eventmanager.tracking;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Notes messages in the journal, whatever they are, each once.
 *
 * <p>One that says it is of a day that the journal does not keep is not noted.
 */
@ApplicationScoped
public class RecordMessages {

    private final Journal journal;
    private final RollJournal keepJournal;

    public RecordMessages(Journal journal, RollJournal keepJournal) {
        this.journal = journal;
        this.keepJournal = keepJournal;
    }

    public Uni<Void> record(List<JournalEntry> entries) {
        List<JournalEntry> kept = entries.stream()
                .filter(entry -> keepJournal.isKept(entry.day()))
                .toList();
        return kept.isEmpty()
                ? Uni.createFrom().voidItem()
                : keepJournal.keepToday().chain(() -> journal.add(kept));
    }
}
