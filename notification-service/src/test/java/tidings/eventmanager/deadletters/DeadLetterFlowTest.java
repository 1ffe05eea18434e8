package tidings.eventmanager.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static tidings.eventmanager.deadletters.DeadLetterFixture.corrected;
import static tidings.eventmanager.deadletters.DeadLetterFixture.get;
import static tidings.eventmanager.deadletters.DeadLetterFixture.notificationStatuses;
import static tidings.eventmanager.deadletters.DeadLetterFixture.operator;
import static tidings.eventmanager.deadletters.DeadLetterFixture.poison;
import static tidings.eventmanager.deadletters.DeadLetterFixture.post;
import static tidings.eventmanager.deadletters.DeadLetterFixture.sent;
import static tidings.messaging.testing.KafkaProbe.header;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import tidings.contract.Topics;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;

/** An unhandleable message on its way from the dead letters back to its service. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class DeadLetterFlowTest {

    private DeadLetterFixture fixture;

    @Inject
    void lookAt(Pool pool) {
        fixture = new DeadLetterFixture(pool);
    }

    @ConfigProperty(name = "mp.messaging.incoming.\"deadletters.records\".topics")
    List<String> read;

    private final UUID order = UUID.randomUUID();

    @Test
    void every_dead_letter_topic_is_read() {
        assertThat(read.stream().map(String::strip)).containsExactlyInAnyOrderElementsOf(Topics.deadLetterNames());
    }

    @Test
    void equal_failures_form_one_group_with_their_cause() {
        UUID other = UUID.randomUUID();
        KafkaProbe.send(List.of(poison(order), poison(other)));
        await().until(() -> fixture.ids(order).size() == 1 && fixture.ids(other).size() == 1);

        String group = fixture.group(order);
        assertThat(fixture.group(other)).isEqualTo(group);
        Map<String, Object> shown = get("?limit=500").getMap("find { it.id == '" + group + "' }");
        assertThat(shown)
                .containsEntry("service", "notification-service")
                .containsEntry("topic", Topics.NOTIFICATIONS_COMMANDS)
                .containsEntry("type", "tidings.customer.notify.v1")
                .containsEntry("exception", "tidings.messaging.envelope.UnhandleableMessage")
                .containsEntry("cause", "total.currency is not an ISO <n> code")
                .containsKeys("waiting", "redriven", "discarded", "oldest", "newest");
        assertThat(get("/groups/" + group + "?limit=500").getList("id", Long.class))
                .containsAll(fixture.ids(order))
                .containsAll(fixture.ids(other));
        assertThat(get("/groups/" + group + "?limit=1&before="
                                + fixture.ids(other).get(0))
                        .getList("id", Long.class))
                .doesNotContain(fixture.ids(other).get(0))
                .hasSize(1);
    }

    @Test
    void a_dead_letter_is_shown_with_payload_headers_and_hops() {
        var deadLetter = get(dead());
        assertThat(deadLetter.getString("status")).isEqualTo("WAITING");
        assertThat(deadLetter.getString("consumerGroup")).isEqualTo("notification-service.notifications.commands.v1");
        assertThat(deadLetter.getString("key")).isEqualTo(order.toString());
        assertThat(deadLetter.getString("payload.total.currency")).isEqualTo("GOLD");
        assertThat(deadLetter.getString("correlationId")).isEqualTo("flow-" + order);
        assertThat(deadLetter.getString("headers.find { it.name == 'ce_source' }.value"))
                .isEqualTo("/order-service");
        assertThat(deadLetter.<String>getList("hops.from.topic")).containsExactly(Topics.NOTIFICATIONS_COMMANDS);
        assertThat(deadLetter.getLong("hops[0].from.offset")).isNotNegative();
        assertThat(deadLetter.<String>getList("hops.to.topic")).containsExactly(DeadLetterFixture.COMMANDS);
        assertThat(deadLetter.<Object>getList("actions")).isEmpty();
    }

    @Test
    void an_edited_message_is_redriven_and_handled_once_with_its_identity() {
        long id = dead();

        operator("alice")
                .body(corrected(order))
                .put("/dead-letters/" + id + "/payload")
                .then()
                .statusCode(200);
        post(id + "/redrive").statusCode(200).body("topic", equalTo(Topics.NOTIFICATIONS_COMMANDS));

        await().until(() -> notificationStatuses(order).equals(List.of("SENT")));
        var records = sent(order);
        assertThat(records).hasSize(2);
        for (String name : List.of("ce_id", "ce_source", "ce_correlationid", "ce_causationid", "ce_type")) {
            assertThat(header(records.get(1), name)).isEqualTo(header(records.get(0), name));
        }
        assertThat(header(records.get(1), "redrive-count")).isEqualTo("1");
        assertThat(header(records.get(1), "redriven-by")).isEqualTo("alice");
        assertThat(header(records.get(1), "redriven-at")).isNotNull();
        assertThat(header(records.get(1), "dead-letter-reason")).isNull();
        assertThat(header(records.get(1), "traceparent")).isNotEqualTo(DeadLetterFixture.TRACEPARENT);
        var deadLetter = get(id);
        assertThat(deadLetter.getString("status")).isEqualTo("REDRIVEN");
        assertThat(deadLetter.getString("payload.total.currency")).isEqualTo("EUR");
        assertThat(deadLetter.getString("asItCame.payload.total.currency")).isEqualTo("GOLD");
        assertThat(deadLetter.<String>getList("actions.action")).containsExactly("EDIT", "REDRIVE");
        assertThat(deadLetter.<String>getList("actions.by")).containsOnly("alice");
        assertThat(get("/actions").<Integer>getList("letter")).contains((int) id);
    }

    @Test
    void redriving_twice_sends_once() {
        long id = dead();

        post(id + "/redrive").statusCode(200);
        post(id + "/redrive")
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:tidings:problem:dead-letter-settled"))
                .body("detail", containsString("redriven already"));

        await().until(() -> sent(order).size() == 2);
        await().until(() -> fixture.count("outbox") == 0);
        assertThat(sent(order)).hasSize(2);
        assertThat(get(id).<String>getList("actions.action")).containsExactly("REDRIVE");
    }

    @Test
    void concurrent_redrives_send_once() {
        long id = dead();
        var answers = IntStream.range(0, 8)
                .mapToObj(each -> CompletableFuture.supplyAsync(
                        () -> post(id + "/redrive").extract().statusCode()))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join).sorted())
                .containsExactlyElementsOf(
                        Stream.concat(Stream.of(200), Stream.generate(() -> 409).limit(7))
                                .toList());
        await().until(() -> sent(order).size() == 2);
        await().during(Duration.ofMillis(500)).until(() -> sent(order).size() == 2);
    }

    @Test
    void a_repeated_failure_is_another_dead_letter_with_both_hops() {
        long id = dead();
        post(id + "/redrive").statusCode(200);

        await().until(() -> fixture.ids(order).size() == 2);
        long next = fixture.ids(order).get(1);
        var deadLetter = get(next);
        assertThat(deadLetter.getString("status")).isEqualTo("WAITING");
        assertThat(deadLetter.<Integer>getList("hops.letter")).containsExactly((int) id, (int) next);
        assertThat(deadLetter.getString("hops[0].redrivenBy")).isEqualTo("alice");
        assertThat(deadLetter.getString("hops[0].redrivenAt")).isNotNull();
        assertThat(deadLetter.getString("hops[1].redrivenBy")).isNull();
        post(next + "/redrive").statusCode(200);
        await().until(() -> sent(order).size() == 3);
        assertThat(header(sent(order).get(2), "redrive-count")).isEqualTo("2");
    }

    @Test
    void a_malformed_event_of_this_service_is_stored() {
        var event = new ProducerRecord<>(
                Topics.NOTIFICATIONS_EVENTS, order.toString().getBytes(UTF_8), "nonsense".getBytes(UTF_8));
        event.headers().add("ce_correlationid", ("flow-" + order).getBytes(UTF_8));

        KafkaProbe.send(List.of(event));

        await().until(() -> fixture.ids(order).size() == 1);
        assertThat(get(fixture.ids(order).get(0)).getString("topic")).isEqualTo(Topics.NOTIFICATIONS_EVENTS);
        await().during(Duration.ofMillis(500)).until(() -> fixture.ids(order).size() == 1);
    }

    private long dead() {
        KafkaProbe.send(List.of(poison(order)));
        await().until(() -> fixture.ids(order).size() == 1);
        return fixture.ids(order).get(0);
    }
}
