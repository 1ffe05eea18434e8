package tidings.eventmanager.journal;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Rolls the partitions of the journal: one per day of its retention and one for tomorrow. Drops older ones. */
@ApplicationScoped
public class RollJournal {

    private final Journal journal;
    private final int retentionDays;
    private volatile @Nullable LocalDate rolledOn;

    RollJournal(Journal journal, JournalConfig config) {
        this.journal = journal;
        this.retentionDays = config.retentionDays();
    }

    /** Rolls the partitions now. */
    public Uni<Void> roll() {
        LocalDate today = today();
        return journal.roll(oldest(today), newest(today)).invoke(() -> rolledOn = today);
    }

    /** Rolls the partitions once per day. */
    Uni<Void> rollToday() {
        return today().equals(rolledOn) ? Uni.createFrom().voidItem() : roll();
    }

    /** Whether the journal has a partition for a day. */
    boolean hasPartition(LocalDate day) {
        LocalDate today = today();
        return !day.isBefore(oldest(today)) && !day.isAfter(newest(today));
    }

    private LocalDate oldest(LocalDate today) {
        return today.minusDays(retentionDays);
    }

    private static LocalDate newest(LocalDate today) {
        return today.plusDays(1);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
