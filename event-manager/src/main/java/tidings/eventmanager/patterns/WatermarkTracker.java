package tidings.eventmanager.patterns;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.patterns.Watermarks.Partition;

/**
 * Tracks how far the events have been read: an absence is certain only before that time.
 *
 * <p>A partition without unhandled records counts as read until now, any other until its last handled record. A
 * partition without a reader keeps its time.
 */
@ApplicationScoped
class WatermarkTracker {

    static final String CHANNEL = "patterns.events";

    private final KafkaClientService kafka;
    private final Watermarks watermarks;
    private final Map<Partition, Instant> handled = new ConcurrentHashMap<>();

    WatermarkTracker(KafkaClientService kafka, Watermarks watermarks) {
        this.kafka = kafka;
        this.watermarks = watermarks;
    }

    /** Marks all of these records as handled. A producer's clock that is ahead moves no watermark beyond now. */
    void handled(ConsumerRecords<byte[], byte[]> records) {
        long now = System.currentTimeMillis();
        records.forEach(record -> handled.merge(
                new Partition(record.topic(), record.partition()),
                Instant.ofEpochMilli(Math.max(0, Math.min(now, record.timestamp()))),
                WatermarkTracker::later));
    }

    /** Stores the progress. */
    Uni<Void> record() {
        return kafka.<byte[], byte[]>getConsumer(CHANNEL)
                .runOnPollingThread(WatermarkTracker::readToTheEnd)
                .map(this::readUntil)
                .chain(watermarks::record);
    }

    private Map<Partition, Instant> readUntil(Map<Partition, Instant> atTheEnd) {
        Map<Partition, Instant> readUntil = new HashMap<>(atTheEnd);
        handled.forEach((partition, time) -> readUntil.merge(partition, time, WatermarkTracker::later));
        return readUntil;
    }

    /** Now for every own partition without unhandled records, the epoch for all other partitions. */
    private static Map<Partition, Instant> readToTheEnd(Consumer<byte[], byte[]> consumer) {
        Instant now = Instant.now();
        Map<Partition, Instant> readUntil = new HashMap<>();
        consumer.subscription().forEach(topic -> consumer.partitionsFor(topic)
                .forEach(info -> readUntil.put(new Partition(topic, info.partition()), Instant.EPOCH)));
        Set<TopicPartition> own = consumer.assignment();
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(own);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(own);
        consumer.endOffsets(own).forEach((partition, end) -> {
            if (Math.max(offset(committed.get(partition)), beginnings.getOrDefault(partition, 0L)) >= end) {
                readUntil.put(new Partition(partition.topic(), partition.partition()), now);
            }
        });
        return readUntil;
    }

    private static long offset(@Nullable OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
