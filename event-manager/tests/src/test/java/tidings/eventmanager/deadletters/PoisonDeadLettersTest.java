package tidings.eventmanager.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static tidings.eventmanager.deadletters.DeadLetterFixture.COMMANDS;
import static tidings.eventmanager.deadletters.DeadLetterFixture.deadLetter;
import static tidings.eventmanager.deadletters.DeadLetterFixture.get;
import static tidings.eventmanager.deadletters.DeadLetterFixture.operator;
import static tidings.eventmanager.deadletters.DeadLetterFixture.poison;
import static tidings.eventmanager.deadletters.DeadLetterFixture.post;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tidings.contract.Topics;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;

/** Arbitrary records on dead-letter topics: each is stored, shown and redriven unchanged, and delays no other. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class PoisonDeadLettersTest {

    private static final byte[] NO_TEXT = {(byte) 0xc3, 0x28, 0, (byte) 0xff};

    @Inject
    DeadLetterFixture fixture;

    private final UUID order = UUID.randomUUID();

    @AfterEach
    void arbitrary_records_do_not_stop_the_consumer() {
        fixture.sql("alter table dead_letter drop constraint if exists refused");
    }

    @Test
    void arbitrary_records_are_stored_and_shown() {
        KafkaProbe.send(List.of(
                record(NO_TEXT, NO_TEXT, header("none", NO_TEXT), header("nul\u0000", bytes("a\u0000b"))),
                record(null, null, header("nothing", null)),
                record(bytes("k\u0000"), new byte[1_000_000]),
                record(bytes(""), bytes(""), header("dead-letter-reason", bytes("a\u0000b" + "x".repeat(10_000)))),
                record(
                        bytes("k"),
                        bytes("{\"a\": 1.00, \"a\": [\"\\u0000\"]}"),
                        header("ce_type", bytes("t".repeat(9000)))),
                deadLetter(poison(order), "the neighbour")));

        await().until(() -> deadLetters() == 6);
        List<Long> ids = fixture.ids(order);
        assertThat(get(ids.get(0)).getString("payloadBase64")).isEqualTo(base64(NO_TEXT));
        assertThat(get(ids.get(0)).getString("keyBase64")).isEqualTo(base64(NO_TEXT));
        assertThat(get(ids.get(0)).getString("headers.find { it.name == 'none' }.base64"))
                .isEqualTo(base64(NO_TEXT));
        assertThat(get(ids.get(0)).getString("headers.find { it.name == 'nul\\u0000' }.value"))
                .isEqualTo("a\u0000b");
        assertThat(get(ids.get(1)).<Object>get("payload")).isNull();
        assertThat(get(ids.get(1)).getString("unreadable")).contains("not a CloudEvent");
        assertThat(get(ids.get(2)).getInt("payloadBytes")).isEqualTo(1_000_000);
        assertThat(get(ids.get(2)).getString("key")).isEqualTo("k\u0000");
        assertThat(get(ids.get(3)).getString("payload")).isEmpty();
        assertThat(get(ids.get(3)).getString("reason")).startsWith("a bx").hasSizeLessThan(700);
        assertThat(get(ids.get(4)).getString("type")).isEmpty();
        assertThat(get(ids.get(5)).getString("reason")).isEqualTo("the neighbour");
        assertThat(get(ids.get(5)).getString("consumerGroup"))
                .isEqualTo("notification-service.notifications.commands.v1");
        assertThat(get(ids.get(0)).<Object>get("consumerGroup")).isNull();
        assertThat(get("?limit=500").getList("id")).contains(fixture.group(order));
    }

    @Test
    void arbitrary_records_are_redriven_unchanged() {
        ProducerRecord<byte[], byte[]> record =
                record(NO_TEXT, NO_TEXT, header("none", NO_TEXT), header("nothing", null), header("two", bytes("1")));
        KafkaProbe.send(List.of(record));
        await().until(() -> deadLetters() == 1);

        post(fixture.ids(order).get(0) + "/redrive").statusCode(200);

        await().until(() -> KafkaProbe.read(Topics.NOTIFICATIONS_COMMANDS).stream()
                .anyMatch(sent -> Arrays.equals(sent.value(), NO_TEXT)
                        && Arrays.equals(sent.key(), NO_TEXT)
                        && Arrays.asList(sent.headers().toArray())
                                .containsAll(List.of(record.headers().toArray()))));
    }

    @Test
    void a_record_without_a_value_is_redriven_only_after_an_edit() {
        KafkaProbe.send(List.of(record(bytes(order.toString()), null, header("nothing", null))));
        await().until(() -> deadLetters() == 1);
        long id = fixture.ids(order).get(0);

        post(id + "/redrive").statusCode(409).body("detail", containsString("without its content"));
        assertThat(get(id).getString("status")).isEqualTo("WAITING");

        operator("alice")
                .body(DeadLetterFixture.corrected(order))
                .put("/dead-letters/" + id + "/payload")
                .then()
                .statusCode(200);
        post(id + "/redrive").statusCode(200);
        await().until(() -> DeadLetterFixture.sent(order).size() == 1);
    }

    @Test
    void a_record_that_the_database_rejects_is_stored_without_content() {
        fixture.sql("alter table dead_letter add constraint refused check (reason <> 'refused') not valid");
        long before = fixture.count("dead_letter where reason like 'is on the topic%'");

        KafkaProbe.send(List.of(deadLetter(poison(UUID.randomUUID()), "refused"), deadLetter(poison(order), "taken")));

        await().until(() -> deadLetters() == 1);
        await().until(() -> fixture.count("dead_letter where reason like 'is on the topic%'") == before + 1);
    }

    private long deadLetters() {
        return fixture.ids(order).size();
    }

    private ProducerRecord<byte[], byte[]> record(byte @Nullable [] key, byte @Nullable [] value, Header... headers) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(COMMANDS, 0, key, value, List.of(headers));
        record.headers().add("ce_correlationid", bytes("flow-" + order));
        return record;
    }

    private static Header header(String name, byte @Nullable [] value) {
        return new RecordHeader(name, value);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
