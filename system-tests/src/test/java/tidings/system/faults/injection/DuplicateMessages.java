package tidings.system.faults.injection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tidings.contract.Topics;
import tidings.embedded.EmbeddedSystem;
import tidings.embedded.client.TopicTail;

/** Sends recent messages again, in another order. */
public final class DuplicateMessages implements AutoCloseable {

    private static final int ROUNDS = 5;
    private static final int REPEATED_PERCENT = 70;

    private final EmbeddedSystem system;
    private final KafkaProducer<String, byte[]> kafka;

    public DuplicateMessages(EmbeddedSystem system) {
        this.system = system;
        this.kafka = new KafkaProducer<>(
                Map.of("bootstrap.servers", system.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Repeats messages for some seconds. */
    public void send(Random random) {
        try (TopicTail tail = TopicTail.open(system.bootstrapServers(), Topics.names())) {
            for (int round = 0; round < ROUNDS; round++) {
                Delay.millis(1_500);
                List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
                tail.drain(records::add);
                Collections.shuffle(records, random);
                records.stream()
                        .filter(record -> random.nextInt(100) < REPEATED_PERCENT)
                        .forEach(this::send);
                kafka.flush();
            }
        }
    }

    private void send(ConsumerRecord<String, byte[]> record) {
        Future<?> unused =
                kafka.send(new ProducerRecord<>(record.topic(), null, record.key(), record.value(), record.headers()));
    }

    @Override
    public void close() {
        kafka.close(Duration.ofSeconds(10));
    }
}
