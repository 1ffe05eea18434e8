package tidings.eventmanager.patterns;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tidings.messaging.outbox.CurrentTransaction;

/**
 * The time up to which each partition has been read. An absence is certain only before the earliest of them.
 *
 * <p>A partition without unhandled records counts as read until now, any other until its last handled record. A
 * partition without a reader keeps its time.
 */
@ApplicationScoped
class Watermarks {

    static final String CHANNEL = "patterns.events";

    /** The consumer's thread waits for each answer of the broker: a timeout of Mutiny would begin after these waits. */
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    /**
     * The latest time wins, and the order avoids deadlocks. Neither a topic without a reader nor a partition that its
     * topic no longer has holds the watermark back. A new partition may be unknown here for five minutes
     * ({@code metadata.max.age.ms}) while another replica reads it: ten minutes without progress is gone.
     */
    private static final String RECORD = """
            with gone as (delete from pattern_progress where not topic = any($1::text[])
                or read_until < now() - interval '10 minutes'
                    and (topic, partition) not in (select * from unnest($1::text[], $2::int[])))
            insert into pattern_progress (topic, partition, read_until)
            select * from unnest($1::text[], $2::int[], $3::timestamptz[]) order by 1, 2
            on conflict (topic, partition) do update set read_until = excluded.read_until
            where pattern_progress.read_until < excluded.read_until""";

    private static final String CURRENT = "select nullif(min(read_until), '-infinity') from pattern_progress";

    private final KafkaClientService kafka;
    private final Pool pool;
    private final Map<TopicPartition, Long> handled = new ConcurrentHashMap<>();

    Watermarks(KafkaClientService kafka, Pool pool) {
        this.kafka = kafka;
        this.pool = pool;
    }

    /** Marks all of these records as handled. A producer's clock that is ahead moves no watermark beyond now. */
    void handled(ConsumerRecords<byte[], byte[]> records) {
        long now = System.currentTimeMillis();
        records.forEach(record -> handled.merge(
                new TopicPartition(record.topic(), record.partition()),
                Math.max(0, Math.min(now, record.timestamp())),
                Math::max));
    }

    /** Stores the progress. */
    Uni<Void> record() {
        return kafka.<byte[], byte[]>getConsumer(CHANNEL)
                .runOnPollingThread(Watermarks::readToTheEnd)
                .invoke(readUntil ->
                        readUntil.replaceAll((partition, time) -> Math.max(time, handled.getOrDefault(partition, 0L))))
                .chain(this::store);
    }

    /** Now for every own partition without unhandled records, the epoch for all other partitions. */
    private static Map<TopicPartition, Long> readToTheEnd(Consumer<byte[], byte[]> consumer) {
        long now = System.currentTimeMillis();
        Map<TopicPartition, Long> readUntil = new HashMap<>();
        consumer.subscription().forEach(topic -> consumer.partitionsFor(topic, TIMEOUT)
                .forEach(info -> readUntil.put(new TopicPartition(topic, info.partition()), 0L)));
        Set<TopicPartition> own = consumer.assignment();
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(own, TIMEOUT);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(own, TIMEOUT);
        consumer.endOffsets(own, TIMEOUT).forEach((partition, end) -> {
            if (Math.max(offset(committed.get(partition)), beginnings.getOrDefault(partition, 0L)) >= end) {
                readUntil.put(partition, now);
            }
        });
        return readUntil;
    }

    private static long offset(@Nullable OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }

    private Uni<Void> store(Map<TopicPartition, Long> readUntil) {
        String[] topics = readUntil.keySet().stream().map(TopicPartition::topic).toArray(String[]::new);
        Integer[] partitions =
                readUntil.keySet().stream().map(TopicPartition::partition).toArray(Integer[]::new);
        OffsetDateTime[] times = readUntil.values().stream()
                .map(time -> Instant.ofEpochMilli(time).atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
        return readUntil.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.withConnection(connection ->
                                connection.preparedQuery(RECORD).execute(Tuple.of(topics, partitions, times)))
                        .replaceWithVoid();
    }

    /** The watermark: every earlier event has been read, on every partition. Empty while it is unknown. */
    Uni<Optional<Instant>> current() {
        return CurrentTransaction.get()
                .chain(transaction -> transaction.select(CURRENT))
                .map(rows ->
                        Optional.ofNullable((OffsetDateTime) rows.next()[0]).map(OffsetDateTime::toInstant));
    }
}
