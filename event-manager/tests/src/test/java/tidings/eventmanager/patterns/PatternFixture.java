package tidings.eventmanager.patterns;

import static tidings.messaging.testing.KafkaProbe.header;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import tidings.contract.Message;
import tidings.contract.MessageJson;
import tidings.contract.MessageType;
import tidings.contract.MonetaryAmount;
import tidings.contract.OrderCancellationRequested;
import tidings.contract.OrderCancelled;
import tidings.contract.OrderConfirmed;
import tidings.contract.OrderRejected;
import tidings.contract.PatternDetected;
import tidings.contract.Topics;
import tidings.messaging.testing.KafkaProbe;
import tidings.messaging.testing.MessageBuilder;
import tidings.messaging.testing.Tables;

/** Fixture for patterns: events of other services and queries from outside. */
@ApplicationScoped
class PatternFixture {

    private static final MonetaryAmount TOTAL = new MonetaryAmount(3998, "EUR");

    private final Pool pool;

    PatternFixture(Pool pool) {
        this.pool = pool;
    }

    static ProducerRecord<byte[], byte[]> rejected(UUID order, UUID customer, Instant at) {
        return event(new OrderRejected(order, customer, TOTAL, "card_declined"), at);
    }

    static ProducerRecord<byte[], byte[]> requested(UUID order, Instant at) {
        return event(new OrderCancellationRequested(order, UUID.randomUUID(), TOTAL), at);
    }

    static ProducerRecord<byte[], byte[]> confirmed(UUID order, Instant at) {
        return event(new OrderConfirmed(order, UUID.randomUUID(), TOTAL), at);
    }

    static ProducerRecord<byte[], byte[]> cancelled(UUID order, Instant at) {
        return event(new OrderCancelled(order, UUID.randomUUID(), TOTAL), at);
    }

    private static ProducerRecord<byte[], byte[]> event(Message message, Instant at) {
        return MessageBuilder.of(message)
                .header("ce_source", "/order-service")
                .header("ce_time", at.toString())
                .build();
    }

    static String id(ProducerRecord<byte[], byte[]> record) {
        return new String(record.headers().lastHeader("ce_id").value(), java.nio.charset.StandardCharsets.UTF_8);
    }

    /** The published matches of an order. */
    static List<ConsumerRecord<byte[], byte[]>> records(UUID order) {
        return KafkaProbe.read(Topics.NOTIFICATIONS_EVENTS, order).stream()
                .filter(record -> "tidings.pattern.detected.v1".equals(header(record, "ce_type")))
                .toList();
    }

    static List<PatternDetected> published(UUID order) {
        return records(order).stream().map(PatternFixture::read).toList();
    }

    /** The published matches of any order. */
    static List<PatternDetected> publishedOf(String key) {
        return publishedOf(Set.of(key));
    }

    static List<PatternDetected> publishedOf(Set<String> keys) {
        return KafkaProbe.read(Topics.NOTIFICATIONS_EVENTS).stream()
                .filter(record -> "tidings.pattern.detected.v1".equals(header(record, "ce_type")))
                .map(PatternFixture::read)
                .filter(pattern -> keys.contains(pattern.groupKey()))
                .toList();
    }

    private static PatternDetected read(ConsumerRecord<byte[], byte[]> record) {
        try {
            return (PatternDetected) MessageJson.read(
                    MessageType.named("tidings.pattern.detected.v1").orElseThrow(), record.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long count(String table) {
        return Tables.count(pool, table);
    }

    void sql(String statement) {
        Tables.run(pool, statement);
    }
}
