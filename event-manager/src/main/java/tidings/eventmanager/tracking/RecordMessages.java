package tidings.eventmanager.tracking;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Records messages of any form in the journal, each once.
 *
 * <p>Skips a message with a day for which the journal has no partition.
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
