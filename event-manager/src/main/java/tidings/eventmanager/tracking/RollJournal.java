package tidings.eventmanager.tracking;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Gives the journal a place for each day that it keeps, and one for tomorrow, and drops what is older. */
@ApplicationScoped
public class RollJournal {

    private final Journal journal;
    private final int retentionDays;
    private volatile @Nullable LocalDate keptOn;

    public RollJournal(Journal journal, JournalConfig config) {
        this.journal = journal;
        this.retentionDays = config.retentionDays();
    }

    /** Does so whether or not it was done today. */
    public Uni<Void> keep() {
        LocalDate today = today();
        return journal.keep(oldest(today), newest(today)).invoke(() -> keptOn = today);
    }

    /** Does so where it was not done today. */
    Uni<Void> keepToday() {
        return today().equals(keptOn) ? Uni.createFrom().voidItem() : keep();
    }

    /** Whether the journal has a place for that day. */
    boolean isKept(LocalDate day) {
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
