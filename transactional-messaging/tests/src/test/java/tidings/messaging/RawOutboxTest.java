package tidings.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.messaging.MessagingFixture.inTransaction;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tidings.contract.Topics;
import tidings.messaging.outbox.RawOutbox;
import tidings.messaging.outbox.Relay;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class RawOutboxTest {

    private static final String TOPIC = Topics.ORDERS_REPLIES;
    private static final byte[] BINARY = {(byte) 0xc3, 0x28, 0, (byte) 0xff};

    @Inject
    RawOutbox outbox;

    @Inject
    Relay relay;

    @Inject
    Flyway flyway;

    @Inject
    MessagingFixture fixture;

    private final String mark = UUID.randomUUID().toString();

    @Test
    void a_record_is_sent_unchanged_byte_for_byte() {
        List<Header> headers = List.of(
                header("mark", bytes(mark)),
                header("text", bytes("a \u0000, a \uFFFD and a \u00e4")),
                header("none", BINARY),
                header("nothing", null),
                header("twice", bytes("one")),
                header("twice", BINARY),
                header("twice", null));
        List<ProducerRecord<byte[], byte[]>> sent = Stream.of(
                        new byte @Nullable [][] {bytes("key"), bytes("value")},
                        new byte @Nullable [][] {BINARY, BINARY},
                        new byte @Nullable [][] {bytes("k\u0000"), bytes("v\u0000")},
                        new byte @Nullable [][] {null, bytes("value")},
                        new byte @Nullable [][] {bytes("key"), null},
                        new byte @Nullable [][] {bytes(""), new byte[900_000]})
                .map(each -> new ProducerRecord<>(TOPIC, null, each[0], each[1], headers))
                .toList();

        inTransaction(() -> outbox.add(sent));

        await().until(() -> arrived().size() == sent.size());
        assertThat(arrived())
                .extracting(record -> Arrays.toString(record.key()) + Arrays.toString(record.value()))
                .containsExactlyInAnyOrderElementsOf(sent.stream()
                        .map(record -> Arrays.toString(record.key()) + Arrays.toString(record.value()))
                        .toList());
        assertThat(arrived())
                .allSatisfy(record -> assertThat(record.headers().toArray()).containsExactlyElementsOf(headers));
    }

    @Test
    void a_parked_record_without_a_key_delays_no_other() {
        inTransaction(() ->
                outbox.add(List.of(marked(null, new byte[3_000_000]), marked(null, bytes("behind a large one")))));

        await().until(() -> fixture.count("outbox where failure like '%RecordTooLarge%'") == 1);
        await().until(() -> arrived().size() == 1);
        fixture.sql("update outbox set raw_payload = null, payload = 'fixed' where failure is not null");
        await().during(Duration.ofSeconds(2)).until(() -> arrived().size() == 1);
        fixture.sql("update outbox set failure = null");
        await().until(() -> arrived().size() == 2);
    }

    @Test
    void a_malformed_record_is_recognised_with_its_reason() {
        ProducerRecord<byte[], byte[]> good = MessagingFixture.record(UUID.randomUUID());

        assertThat(RawOutbox.refusal(good)).isEmpty();
        assertThat(RawOutbox.refusal(new ProducerRecord<>(good.topic(), null, good.key(), bytes("{}"), good.headers())))
                .hasValueSatisfying(reason -> assertThat(reason).contains("orderId"));
        assertThat(RawOutbox.refusal(new ProducerRecord<>(TOPIC, BINARY, null)))
                .hasValueSatisfying(reason -> assertThat(reason).contains("not a CloudEvent"));
    }

    @Test
    void a_new_library_migration_runs_after_later_service_migrations() {
        relay.stop(null);
        try {
            fixture.sql("delete from flyway_schema_history where version = '0.3'");
            fixture.sql("alter table outbox drop column raw_key, drop column raw_payload");

            flyway.migrate();
        } finally {
            relay.start(null);
        }

        assertThat(fixture.count("flyway_schema_history where version = '0.3' and success"))
                .isEqualTo(1);
        inTransaction(() -> outbox.add(
                List.of(new ProducerRecord<>(TOPIC, null, BINARY, BINARY, List.of(header("mark", bytes(mark)))))));
        await().until(() -> arrived().size() == 1);
    }

    private List<ConsumerRecord<byte[], byte[]>> arrived() {
        return KafkaProbe.read(TOPIC).stream()
                .filter(record -> StreamSupport.stream(record.headers().spliterator(), false)
                        .anyMatch(header -> Arrays.equals(bytes(mark), header.value())))
                .toList();
    }

    private ProducerRecord<byte[], byte[]> marked(byte @Nullable [] key, byte[] value) {
        return new ProducerRecord<>(TOPIC, null, key, value, List.of(header("mark", bytes(mark))));
    }

    private static Header header(String name, byte @Nullable [] value) {
        return new RecordHeader(name, value);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
