package tidings.embedded.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What comes to some topics from the moment this is opened. It belongs to no group, so nobody gets less for it. */
public final class TopicTail implements AutoCloseable {

    private static final Duration ROUND = Duration.ofMillis(100);

    private final KafkaConsumer<String, byte[]> consumer;

    private TopicTail(KafkaConsumer<String, byte[]> consumer) {
        this.consumer = consumer;
    }

    public static TopicTail open(String bootstrapServers, Collection<String> topics) {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            consumer.partitionsFor(topic)
                    .forEach(found -> partitions.add(new TopicPartition(topic, found.partition())));
        }
        consumer.assign(partitions);
        TopicTail tail = new TopicTail(consumer);
        tail.skip();
        return tail;
    }

    /** The records that are there, or come within {@code patience}. */
    public List<ConsumerRecord<String, byte[]>> next(Duration patience) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        consumer.poll(patience).forEach(records::add);
        return records;
    }

    /** Takes each record that is there by now. */
    public void drain(Consumer<ConsumerRecord<String, byte[]>> taker) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            next(ROUND).forEach(taker);
        }
    }

    /** How many records are there that were not taken yet. */
    public long waiting() {
        return consumer.endOffsets(consumer.assignment()).entrySet().stream()
                .mapToLong(end -> end.getValue() - consumer.position(end.getKey()))
                .sum();
    }

    /** Leaves out what is there by now. */
    public void skip() {
        consumer.seekToEnd(consumer.assignment());
        consumer.assignment().forEach(consumer::position);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
