package tidings.eventmanager.patterns.inbound;

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
import tidings.eventmanager.patterns.Watermarks;
import tidings.eventmanager.patterns.Watermarks.Partition;

/**
 * Tells how far the events were read: what is absent can be told only of what was read.
 *
 * <p>A partition without anything left to handle was read until now, any other until the last record that was handled. One
 * that nobody reads stays where it was.
 */
@ApplicationScoped
class WatermarkTracker {

    static final String CHANNEL = "patterns.events";

    private final KafkaClientService kafka;
    private final Watermarks progress;
    private final Map<Partition, Instant> handled = new ConcurrentHashMap<>();

    WatermarkTracker(KafkaClientService kafka, Watermarks progress) {
        this.kafka = kafka;
        this.progress = progress;
    }

    /** All of these were handled. */
    void handled(ConsumerRecords<byte[], byte[]> records) {
        records.forEach(record -> handled.merge(
                new Partition(record.topic(), record.partition()),
                Instant.ofEpochMilli(Math.max(0, record.timestamp())),
                WatermarkTracker::later));
    }

    /** Makes it durable. */
    Uni<Void> note() {
        return kafka.<byte[], byte[]>getConsumer(CHANNEL)
                .runOnPollingThread(WatermarkTracker::readToTheEnd)
                .map(this::readUntil)
                .chain(progress::note);
    }

    private Map<Partition, Instant> readUntil(Map<Partition, Instant> atTheEnd) {
        Map<Partition, Instant> readUntil = new HashMap<>(atTheEnd);
        handled.forEach((partition, time) -> readUntil.merge(partition, time, WatermarkTracker::later));
        return readUntil;
    }

    /** Every partition there is; those of others, and those with something left to handle, since the beginning of time. */
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
