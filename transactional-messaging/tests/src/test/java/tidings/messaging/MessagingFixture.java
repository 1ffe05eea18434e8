package tidings.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static tidings.messaging.testing.KafkaProbe.header;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tidings.contract.CollectPayment;
import tidings.contract.MonetaryAmount;
import tidings.contract.Topics;
import tidings.messaging.envelope.CloudEventCodec;
import tidings.messaging.envelope.Envelope;
import tidings.messaging.envelope.MessageContext;
import tidings.messaging.testing.KafkaProbe;
import tidings.messaging.testing.Tables;

/** Commands to send, and access to the tables, for the tests of this module. */
@ApplicationScoped
class MessagingFixture {

    static final MonetaryAmount AMOUNT = new MonetaryAmount(1999, "EUR");

    private final Pool pool;

    MessagingFixture(Pool pool) {
        this.pool = pool;
    }

    static CollectPayment command(UUID order) {
        return new CollectPayment(order, UUID.randomUUID(), AMOUNT, "pm_card_visa");
    }

    /** Returns the record of a command from order-service. */
    static ProducerRecord<byte[], byte[]> record(UUID order, String id) {
        Envelope envelope = new Envelope(
                id,
                URI.create("/order-service"),
                Instant.now(),
                "flow-" + order,
                null,
                null,
                null,
                null,
                command(order));
        ProducerRecord<String, byte[]> record = CloudEventCodec.write(envelope, Topics.PAYMENTS_COMMANDS);
        return new ProducerRecord<>(
                record.topic(), null, record.key().getBytes(UTF_8), record.value(), record.headers());
    }

    static ProducerRecord<byte[], byte[]> record(UUID order) {
        return record(order, UUID.randomUUID().toString());
    }

    /** Returns the ids of the handled commands of this order. */
    List<String> notes(UUID order) {
        return pool
                .preparedQuery("select message from note where order_id = $1")
                .execute(Tuple.of(order))
                .await()
                .indefinitely()
                .stream()
                .map(row -> row.getString("message"))
                .toList();
    }

    long count(String table) {
        return Tables.count(pool, table);
    }

    void sql(String statement) {
        Tables.run(pool, statement);
    }

    /** Runs in a new transaction, like a use case for an HTTP request. */
    static <T> T inTransaction(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> {
                MessageContext.startNew("flow", null).makeCurrent();
                return Panache.withTransaction(work);
            });
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    static List<ConsumerRecord<byte[], byte[]>> deadLetters() {
        return KafkaProbe.read(Topics.deadLetters("payment-service", Topics.PAYMENTS_COMMANDS));
    }

    static List<ConsumerRecord<byte[], byte[]>> deadLetters(UUID order) {
        return KafkaProbe.read(Topics.deadLetters("payment-service", Topics.PAYMENTS_COMMANDS), order);
    }

    static @Nullable String reason(ConsumerRecord<byte[], byte[]> deadLetter) {
        return header(deadLetter, "dead-letter-reason");
    }
}
