package tidings.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.messaging.MessagingFixture.deadLetters;
import static tidings.messaging.MessagingFixture.reason;
import static tidings.messaging.MessagingFixture.record;
import static tidings.messaging.testing.KafkaProbe.header;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import tidings.contract.Topics;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;

/** Records that are no message, or of an unknown type. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class MalformedRecordsTest {

    @Inject
    MessagingFixture fixture;

    private final UUID order = UUID.randomUUID();

    @Test
    void malformed_records_are_dead_lettered_with_their_reason_and_delay_none() {
        List<Malformed> malformed = malformed().toList();
        List<UUID> neighbours =
                Stream.generate(UUID::randomUUID).limit(malformed.size()).toList();
        List<ProducerRecord<byte[], byte[]>> mixed = new ArrayList<>();
        for (int i = 0; i < malformed.size(); i++) {
            mixed.add(malformed.get(i).record());
            mixed.add(record(neighbours.get(i)));
        }
        int before = deadLetters().size();

        KafkaProbe.send(mixed);

        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(neighbours)
                .allMatch(each -> fixture.notes(each).size() == 1));
        await().until(() -> deadLetters().size() == before + malformed.size());
        var deadLetters = deadLetters();
        assertThat(malformed).allSatisfy(each -> assertThat(deadLetters)
                .anySatisfy(deadLetter -> assertThat(reason(deadLetter)).contains(each.reason())));
        assertThat(deadLetters).allSatisfy(deadLetter -> {
            assertThat(header(deadLetter, "dead-letter-topic")).isEqualTo(Topics.PAYMENTS_COMMANDS);
            assertThat(header(deadLetter, "dead-letter-partition")).isNotNull();
            assertThat(header(deadLetter, "dead-letter-offset")).isNotNull();
            assertThat(header(deadLetter, "dead-letter-consumer-group")).isEqualTo("payment-service");
            assertThat(header(deadLetter, "__smallrye_generationId")).isNull();
        });
    }

    static Stream<Malformed> malformed() {
        ProducerRecord<byte[], byte[]> good = record(UUID.randomUUID());
        return Stream.of(
                new Malformed("no headers at all", "not a CloudEvent", bare(bytes("{}"))),
                new Malformed("not JSON", "Unrecognized token", with(good, bytes("nonsense"))),
                new Malformed("JSON that lacks a field", "orderId", with(good, bytes("{}"))),
                new Malformed("no value", "no data", with(good, null)),
                new Malformed("structured mode", "not a CloudEvent", structured("""
                        {"specversion": "1.0", "id": "1", "source": "/partner", "type": "tidings.payment.collect.v1"}""")),
                new Malformed("unknown command", "unknown type tidings.made.up.v1", type(good, "tidings.made.up.v1")),
                new Malformed("id of 10 kB", "id is not", withHeader(good, "ce_id", "i".repeat(10_000))),
                new Malformed(
                        "reply to any topic",
                        "not a topic for replies",
                        withHeader(good, "ce_replyto", Topics.PAYMENTS_COMMANDS)),
                new Malformed(
                        "reply topic of 20 kB",
                        "not a topic for replies",
                        withHeader(good, "ce_replyto", "a.".repeat(10_000) + "replies.v1")),
                new Malformed(
                        "expiry that is no time", "could not be parsed", withHeader(good, "ce_expirytime", "tomorrow")),
                new Malformed("1 MB without a key", "not a CloudEvent", bare(new byte[1_000_000])));
    }

    /** Here the dead-letter topic has the limit that Kafka sets by default, so a letter can be larger than the largest record. */
    @Test
    void a_record_whose_key_and_headers_are_too_large_becomes_a_dead_letter_without_them() {
        String deadLetterTopic = Topics.deadLetters("payment-service", Topics.PAYMENTS_COMMANDS);
        int before = deadLetters().size();
        ProducerRecord<byte[], byte[]> huge =
                new ProducerRecord<>(Topics.PAYMENTS_COMMANDS, 0, bytes("k".repeat(500_000)), bytes("{}"));
        huge.headers().add("hostile", bytes("h".repeat(548_300)));
        ProducerRecord<byte[], byte[]> good = record(order);

        KafkaProbe.limit(deadLetterTopic, 1_048_588);
        try {
            KafkaProbe.send(
                    List.of(huge, new ProducerRecord<>(good.topic(), 0, good.key(), good.value(), good.headers())));

            await().until(() -> fixture.notes(order).size() == 1);
            await().until(() -> deadLetters().size() == before + 1);
        } finally {
            KafkaProbe.limit(deadLetterTopic, 2_097_152);
        }
        var deadLetter = deadLetters().stream()
                .filter(each -> each.key() == null && each.headers().lastHeader("hostile") == null)
                .filter(each -> header(each, "dead-letter-topic") != null && each.value() == null)
                .reduce((first, last) -> last)
                .orElseThrow();
        assertThat(deadLetter.headers()).extracting(Header::key).allMatch(name -> name.startsWith("dead-letter-"));
        assertThat(header(deadLetter, "dead-letter-partition")).isEqualTo("0");
    }

    @Test
    void an_event_of_an_unknown_type_is_skipped() {
        int before = deadLetters().size();
        var unknown = withHeader(type(record(order), "tidings.made.up.v9"), "ce_messagekind", "event");

        KafkaProbe.send(List.of(unknown, record(order)));

        await().until(() -> fixture.notes(order).size() == 1);
        assertThat(deadLetters()).hasSize(before);
    }

    record Malformed(String name, String reason, ProducerRecord<byte[], byte[]> record) {}

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static ProducerRecord<byte[], byte[]> bare(byte[] value) {
        return new ProducerRecord<>(Topics.PAYMENTS_COMMANDS, value);
    }

    private static ProducerRecord<byte[], byte[]> structured(String event) {
        return withHeader(bare(bytes(event)), "content-type", "application/cloudevents+json");
    }

    private static ProducerRecord<byte[], byte[]> with(ProducerRecord<byte[], byte[]> record, byte[] value) {
        return new ProducerRecord<>(record.topic(), null, record.key(), value, record.headers());
    }

    private static ProducerRecord<byte[], byte[]> type(ProducerRecord<byte[], byte[]> record, String type) {
        return withHeader(record, "ce_type", type);
    }

    private static ProducerRecord<byte[], byte[]> withHeader(
            ProducerRecord<byte[], byte[]> record, String name, String value) {
        ProducerRecord<byte[], byte[]> changed = with(record, record.value());
        changed.headers().remove(name).add(name, bytes(value));
        return changed;
    }
}
