package tidings.eventmanager.journal;

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
    private final RollJournal rollJournal;

    RecordMessages(Journal journal, RollJournal rollJournal) {
        this.journal = journal;
        this.rollJournal = rollJournal;
    }

    public Uni<Void> record(List<JournalEntry> entries) {
        List<JournalEntry> recordable = entries.stream()
                .filter(entry -> rollJournal.hasPartition(entry.day()))
                .toList();
        return recordable.isEmpty()
                ? Uni.createFrom().voidItem()
                : rollJournal.rollToday().chain(() -> journal.add(recordable));
    }
}
