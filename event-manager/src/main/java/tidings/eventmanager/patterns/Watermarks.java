package tidings.eventmanager.patterns;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Map;

/** How far each partition was read. */
public interface Watermarks {

    /** Makes durable that all was seen that had reached a partition before a time. What was noted is never taken back. */
    Uni<Void> note(Map<Partition, Instant> readUntil);

    /** One of the partitions on which events come. */
    record Partition(String topic, int number) {}
}
