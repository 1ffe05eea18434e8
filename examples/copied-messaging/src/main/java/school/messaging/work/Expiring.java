package school.messaging.work;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;

/** A table whose rows expire by age. {@link RetentionPurge} purges each bean of this type. */
public interface Expiring {

    /** The name of the rows in the log, for example {@code idempotency keys}. */
    String name();

    /** The age from which a row may be deleted. */
    Duration retention();

    /** The largest number of rows that one transaction deletes: by default 1000, which take about 2 ms. */
    default int batchSize() {
        return 1000;
    }

    /** Deletes at most {@code limit} rows older than {@code before}, the oldest first. Returns the number of deleted rows. */
    Uni<Integer> purge(Instant before, int limit);
}
