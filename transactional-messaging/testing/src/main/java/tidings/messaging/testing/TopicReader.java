package tidings.messaging.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic from its beginning, and caches the records: each call fetches the new ones only. */
final class TopicReader {

    private final KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
            // A quiet topic answers at once: endOffsets waits behind the fetch that the last poll has sent.
            Map.of("bootstrap.servers", Infrastructure.bootstrapServers(), "fetch.max.wait.ms", "1"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    private final List<TopicPartition> partitions;
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

    TopicReader(String topic) {
        partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Returns the current records of the topic. */
    synchronized List<ConsumerRecord<byte[], byte[]>> readAll() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        }
        return List.copyOf(records);
    }
}
