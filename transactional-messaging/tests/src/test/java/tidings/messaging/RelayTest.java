package tidings.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import tidings.contract.Topics;
import tidings.messaging.envelope.HeaderJson;
import tidings.messaging.outbox.MessagingMetrics;
import tidings.messaging.outbox.Relay;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class RelayTest {

    private static final String TOPIC = Topics.NOTIFICATIONS_EVENTS;

    @Inject
    Pool pool;

    @Inject
    Vertx vertx;

    @Inject
    Relay relay;

    @Inject
    MessagingFixture fixture;

    @Test
    void concurrent_relays_keep_the_order_of_each_key() {
        List<String> keys =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(40).toList();
        int each = 25;
        try (Replica second = new Replica();
                Replica third = new Replica()) {
            for (int n = 0; n < each; n++) {
                int number = n;
                insert(keys.stream()
                        .map(key -> Tuple.of(TOPIC, key, "{}", Integer.toString(number)))
                        .toList());
                Stream.of(relay, second.relay, third.relay).parallel().forEach(Relay::trigger);
            }
            await().until(() -> fixture.count("outbox") == 0);
        }

        Map<String, List<String>> sent = KafkaProbe.read(TOPIC).stream()
                .collect(groupingBy(
                        record -> new String(record.key(), UTF_8),
                        mapping(record -> new String(record.value(), UTF_8), toList())));
        List<String> inOrder =
                IntStream.range(0, each).mapToObj(Integer::toString).toList();
        assertThat(keys).allSatisfy(key -> assertThat(sent.get(key)).isEqualTo(inOrder));
    }

    @Test
    void a_crash_between_send_and_delete_causes_a_duplicate_handled_once() {
        UUID order = UUID.randomUUID();
        AtomicBoolean crashes = new AtomicBoolean(true);
        ProducerRecord<byte[], byte[]> command = MessagingFixture.record(order);
        relay.stop(null);
        try (Replica crashing = new Replica() {
            @Override
            Uni<Void> afterSending() {
                return crashes.getAndSet(false)
                        ? terminateRelaySessions()
                        : Uni.createFrom().voidItem();
            }
        }) {
            insert(List.of(row(command)));
            crashing.relay.trigger();
            await().untilFalse(crashes);
        } finally {
            relay.start(null);
        }

        await().until(() -> KafkaProbe.read(Topics.PAYMENTS_COMMANDS, order).size() == 2);
        assertThat(KafkaProbe.read(Topics.PAYMENTS_COMMANDS, order))
                .extracting(record -> KafkaProbe.header(record, "ce_id"))
                .hasSize(2)
                .containsOnly(new String(command.headers().lastHeader("ce_id").value(), UTF_8));
        await().until(() -> fixture.notes(order).size() == 1);
        await().until(() -> fixture.count("outbox") == 0);
        await().during(Duration.ofMillis(500)).until(() -> fixture.notes(order).size() == 1);
    }

    @Test
    void a_parked_message_holds_back_only_its_own_key_and_topic() {
        String blocked = UUID.randomUUID().toString();
        String free = UUID.randomUUID().toString();
        insert(List.of(
                Tuple.of(TOPIC, blocked, "{}", "x".repeat(3_000_000)),
                Tuple.of(TOPIC, blocked, "{}", "behind"),
                Tuple.of(Topics.ORDERS_EVENTS, blocked, "{}", "on another topic"),
                Tuple.of(TOPIC, free, "{}", "neighbour")));
        relay.trigger();

        await().until(() -> values(KafkaProbe.read(TOPIC, free)).equals(List.of("neighbour")));
        await().until(() -> KafkaProbe.read(Topics.ORDERS_EVENTS, blocked).size() == 1);
        await().during(Duration.ofSeconds(2))
                .until(() -> KafkaProbe.read(TOPIC, blocked).isEmpty());
        assertThat(fixture.count("outbox where failure like '%RecordTooLarge%'"))
                .isEqualTo(1);

        fixture.sql("update outbox set payload = 'fixed', failure = null where failure is not null");

        await().until(() -> values(KafkaProbe.read(TOPIC, blocked)).equals(List.of("fixed", "behind")));
    }

    private void insert(List<Tuple> rows) {
        pool.preparedQuery("insert into outbox (topic, key, headers, payload) values ($1, $2, $3, $4)")
                .executeBatch(rows)
                .await()
                .indefinitely();
    }

    private static Tuple row(ProducerRecord<byte[], byte[]> record) {
        return Tuple.of(
                record.topic(),
                new String(record.key(), UTF_8),
                HeaderJson.write(record.headers()),
                new String(record.value(), UTF_8));
    }

    /** Ends the sessions that hold the relays' lock, as a crash of their process would. */
    private Uni<Void> terminateRelaySessions() {
        return pool.query("""
                        select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted""").execute().replaceWithVoid();
    }

    private static List<String> values(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream().map(record -> new String(record.value(), UTF_8)).toList();
    }

    /** The relay of another replica: a worker and a producer of its own. */
    private class Replica implements AutoCloseable {

        private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", Infrastructure.bootstrapServers(), "linger.ms", "0"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        final Relay relay = new Relay(pool, vertx, this::send, new MessagingMetrics(new SimpleMeterRegistry()));

        Replica() {
            relay.start(null);
        }

        Uni<Void> afterSending() {
            return Uni.createFrom().voidItem();
        }

        private Uni<Void> send(ProducerRecord<byte[], byte[]> record) {
            return Uni.createFrom().future(() -> producer.send(record)).chain(this::afterSending);
        }

        @Override
        public void close() {
            relay.stop(null);
            producer.close();
        }
    }
}
