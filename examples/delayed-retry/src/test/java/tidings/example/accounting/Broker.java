package tidings.example.accounting;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import tidings.contract.MessageJson;
import tidings.contract.MonetaryAmount;
import tidings.contract.PaymentCollected;
import tidings.contract.Topics;
import tidings.embedded.kafka.KafkaBroker;

/** A broker with history: a payment already waits on a retry topic. */
public final class Broker implements QuarkusTestResourceLifecycleManager {

    static final String FIRST_RETRY = "accounting-example.retry_250";
    static final String SECOND_RETRY = "accounting-example.retry_500";
    static final String LAST_RETRY = "accounting-example.retry_1800";
    static final String DEAD_LETTERS = "accounting-example.payments.events.v1.dlq";
    static final UUID LEFT_OVER = UUID.randomUUID();
    static final int PARTITIONS = 2;

    private static @Nullable KafkaBroker broker;

    @Override
    public Map<String, String> start() {
        try {
            broker = KafkaBroker.start(0, Files.createTempDirectory("tidings-example"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        broker.createTopics(List.of(Topics.PAYMENTS_EVENTS, FIRST_RETRY), PARTITIONS);
        ProducerRecord<byte[], byte[]> waiting = record(LEFT_OVER, 1900);
        send(List.of(new ProducerRecord<>(FIRST_RETRY, 0, waiting.key(), waiting.value(), waiting.headers())));
        return Map.of("kafka.bootstrap.servers", broker.bootstrapServers());
    }

    @Override
    public void stop() {
        if (broker != null) {
            broker.close();
        }
    }

    /** A payment as payment-service publishes it. The amount controls the simulated accounting system. */
    static ProducerRecord<byte[], byte[]> record(UUID payment, long amount) {
        return record(new PaymentCollected(UUID.randomUUID(), payment, new MonetaryAmount(amount, "EUR"), null));
    }

    static ProducerRecord<byte[], byte[]> record(PaymentCollected payment) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Topics.PAYMENTS_EVENTS, 1, payment.orderId().toString().getBytes(UTF_8), MessageJson.write(payment));
        record.headers().add("ce_type", "tidings.payment.collected.v1".getBytes(UTF_8));
        return record;
    }

    static void send(List<ProducerRecord<byte[], byte[]>> records) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers()), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (var sent : records.stream().map(producer::send).toList()) {
                sent.get();
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The records of a topic about the same order as {@code like}. */
    static List<ConsumerRecord<byte[], byte[]>> read(String topic, ProducerRecord<byte[], byte[]> like) {
        List<TopicPartition> partitions = List.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1));
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers()), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records.stream()
                .filter(record -> Arrays.equals(record.key(), like.key()))
                .toList();
    }

    /** The values of a header, in their order. */
    static List<String> headers(ConsumerRecord<byte[], byte[]> record, String name) {
        List<String> values = new ArrayList<>();
        record.headers().headers(name).forEach(header -> values.add(new String(header.value(), UTF_8)));
        return values;
    }

    /** The committed offset of a group on a partition; 0 without a commit. */
    static long committed(String group, String topic, int partition) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers()))) {
            var offset = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(new TopicPartition(topic, partition));
            return offset == null ? 0 : offset.offset();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String servers() {
        if (broker == null) {
            throw new IllegalStateException("not started");
        }
        return broker.bootstrapServers();
    }
}
