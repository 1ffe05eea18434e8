package tidings.system.faults.injection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import tidings.contract.MessageType;
import tidings.contract.Topics;
import tidings.embedded.EmbeddedSystem;
import tidings.system.ledger.DeadLetterRecord;

/** Sends records that no service can handle to every topic. */
public final class PoisonMessages implements AutoCloseable {

    private static final int NEARLY_ONE_MEBIBYTE = 1_040_000;

    /** The services that have to store an invalid record of a topic as a dead letter. Topics without a consumer that acts have none. */
    private static final Map<String, List<String>> DEAD_LETTER_SERVICES = Map.of(
            Topics.ORDERS_EVENTS, List.of("payment-service", "notification-service"),
            Topics.ORDERS_REPLIES, List.of("order-service"),
            Topics.PAYMENTS_EVENTS, List.of("order-service"),
            Topics.PAYMENTS_COMMANDS, List.of("payment-service"),
            Topics.PAYMENTS_QUERIES, List.of("payment-service"),
            Topics.NOTIFICATIONS_EVENTS, List.of("notification-service"),
            Topics.NOTIFICATIONS_COMMANDS, List.of("notification-service"),
            Topics.SUBSCRIPTIONS_COMMANDS, List.of("notification-service"));

    private final KafkaProducer<byte[], byte[]> kafka;
    private final Consumer<DeadLetterRecord> expected;

    /** {@code expected} receives each dead letter that has to follow. */
    public PoisonMessages(EmbeddedSystem system, Consumer<DeadLetterRecord> expected) {
        this.expected = expected;
        this.kafka = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        system.bootstrapServers(),
                        "acks",
                        "all",
                        "max.request.size",
                        2 * NEARLY_ONE_MEBIBYTE),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Sends one record of each kind to each topic. Their dead letters are expected. */
    public void send() {
        Topics.names().forEach(this::send);
    }

    private void send(String topic) {
        MessageType type = MessageType.all().stream()
                .filter(one -> one.topic().equals(topic))
                .findFirst()
                .orElseThrow();
        byte[] noJson = "{\"orderId\": oops".getBytes(UTF_8);
        sendExpectingDeadLetters(topic, message(topic, type.name(), noJson));
        sendExpectingDeadLetters(topic, message(topic, type.name(), new byte[NEARLY_ONE_MEBIBYTE]));
        sendExpectingDeadLetters(topic, message(topic, type.name(), null));
        sendExpectingDeadLetters(topic, headers(new ProducerRecord<>(topic, null, noJson), type.name()));
        sendExpectingDeadLetters(topic, new ProducerRecord<>(topic, key(), noJson));
        ProducerRecord<byte[], byte[]> otherSpecVersion = message(topic, type.name(), noJson);
        otherSpecVersion.headers().remove("ce_specversion").add("ce_specversion", "9.9".getBytes(UTF_8));
        sendExpectingDeadLetters(topic, otherSpecVersion);
        ProducerRecord<byte[], byte[]> unknown = message(topic, "tidings.unheard-of.v7", "{}".getBytes(UTF_8));
        unknown.headers().add("ce_messagekind", type.kind().wireName().getBytes(UTF_8));
        if (topic.contains(".events.")) {
            // Consumers ignore unknown events.
            send(unknown);
        } else {
            sendExpectingDeadLetters(topic, unknown);
        }
    }

    private void sendExpectingDeadLetters(String topic, ProducerRecord<byte[], byte[]> record) {
        RecordMetadata position = send(record);
        DEAD_LETTER_SERVICES
                .getOrDefault(topic, List.of())
                .forEach(service -> expected.accept(new DeadLetterRecord(
                        Topics.deadLetters(service, topic), position.partition() + "@" + position.offset())));
    }

    private RecordMetadata send(ProducerRecord<byte[], byte[]> record) {
        try {
            return kafka.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("could not send to " + record.topic(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static ProducerRecord<byte[], byte[]> message(String topic, String type, byte[] body) {
        return headers(new ProducerRecord<>(topic, key(), body), type);
    }

    private static byte[] key() {
        return UUID.randomUUID().toString().getBytes(UTF_8);
    }

    private static ProducerRecord<byte[], byte[]> headers(ProducerRecord<byte[], byte[]> record, String type) {
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_source",
                        "/poison",
                        "ce_type",
                        type,
                        "ce_time",
                        Instant.now().toString(),
                        "ce_correlationid",
                        UUID.randomUUID().toString(),
                        "content-type",
                        "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }

    @Override
    public void close() {
        kafka.close();
    }
}
