package tidings.eventmanager.patterns;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Map;

/** The time up to which each partition has been read. */
interface Watermarks {

    /** Records the read progress of partitions. Progress never goes back. */
    Uni<Void> record(Map<Partition, Instant> readUntil);

    /** A partition of a topic with events. */
    record Partition(String topic, int number) {}
}
