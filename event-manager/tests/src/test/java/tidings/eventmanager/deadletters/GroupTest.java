package tidings.eventmanager.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static tidings.eventmanager.deadletters.DeadLetterFixture.deadLetter;
import static tidings.eventmanager.deadletters.DeadLetterFixture.get;
import static tidings.eventmanager.deadletters.DeadLetterFixture.operator;
import static tidings.eventmanager.deadletters.DeadLetterFixture.orders;
import static tidings.eventmanager.deadletters.DeadLetterFixture.post;
import static tidings.eventmanager.deadletters.DeadLetterFixture.record;
import static tidings.eventmanager.deadletters.DeadLetterFixture.sent;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;

/** Actions on a whole group of dead letters. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class GroupTest {

    @Inject
    DeadLetterFixture fixture;

    @Inject
    DeadLetterStore store;

    /** Unique to this test, so the group is its own. */
    private final String reason = "the gateway of " + withoutDigits(UUID.randomUUID()) + " is down";

    @Test
    void concurrent_redrives_share_a_group() {
        List<UUID> orders = orders(600);
        String group = dead(orders, "EUR");

        long redriven = Stream.generate(() -> CompletableFuture.supplyAsync(() -> post("groups/" + group + "/redrive")
                        .extract()
                        .jsonPath()
                        .getLong("redriven")))
                .limit(3)
                .toList()
                .stream()
                .mapToLong(CompletableFuture::join)
                .sum();

        assertThat(redriven).isEqualTo(600);
        await().until(() -> fixture.count("outbox") == 0);
        assertThat(orders).allSatisfy(order -> assertThat(sent(order)).hasSize(1));
    }

    @Test
    void a_dry_run_shows_the_messages_and_changes_nothing() {
        UUID order = UUID.randomUUID();
        String group = dead(List.of(order), "EUR");
        long id = fixture.ids(order).get(0);
        send("{}".getBytes(UTF_8));
        await().until(() -> get("/groups/" + group).getList("id").size() == 2);

        var one = post(id + "/redrive?dryRun=true").statusCode(200).extract().jsonPath();
        var all = post("groups/" + group + "/redrive?dryRun=true")
                .statusCode(200)
                .extract()
                .jsonPath();
        discard(id + "/discard?dryRun=true");
        discard("groups/" + group + "/discard?dryRun=true");

        assertThat(one.getString("key")).isEqualTo(order.toString());
        assertThat(one.getString("headers.find { it.name == 'redriven-by' }.value"))
                .isEqualTo("alice");
        assertThat(one.<Object>get("unreadable")).isNull();
        assertThat(all.getInt("waiting")).isEqualTo(2);
        assertThat(all.getInt("unreadable")).isEqualTo(1);
        assertThat(all.getLong("first.letter")).isEqualTo(id);
        assertThat(get("/groups/" + group).<String>getList("status")).containsOnly("WAITING");
        assertThat(get(id).<Object>getList("actions")).isEmpty();
        assertThat(sent(order)).isEmpty();
    }

    @Test
    void a_redrive_skips_dead_letters_without_content() {
        send(null);
        UUID order = UUID.randomUUID();
        String group = dead(List.of(order), "EUR");
        int id = fixture.ids(order).get(0).intValue();
        String redrive = "groups/" + group + "/redrive";

        post(redrive + "?dryRun=true")
                .statusCode(200)
                .body(
                        "waiting",
                        equalTo(2),
                        "examined",
                        equalTo(1),
                        "skipped",
                        equalTo(1),
                        "first.letter",
                        equalTo(id));
        post(redrive).statusCode(200).body("redriven", equalTo(1), "remaining", equalTo(0), "skipped", equalTo(1));
        post(redrive).statusCode(200).body("redriven", equalTo(0), "remaining", equalTo(0), "skipped", equalTo(1));

        await().until(() -> sent(order).size() == 1);
        assertThat(get("/groups/" + group).<String>getList("status")).containsExactly("REDRIVEN", "WAITING");
        discard("groups/" + group + "/discard");
        assertThat(get("/groups/" + group).<String>getList("status")).containsExactly("REDRIVEN", "DISCARDED");
    }

    @Test
    void a_discarded_message_is_not_sent_and_has_a_reason() {
        List<UUID> orders = orders(3);
        String group = dead(orders, "EUR");
        long first = fixture.ids(orders.get(0)).get(0);

        discard(first + "/discard");
        discard("groups/" + group + "/discard");

        assertThat(get("/groups/" + group).<String>getList("status"))
                .containsOnly("DISCARDED")
                .hasSize(3);
        assertThat(get(first).getString("actions[0].detail")).isEqualTo("a test order");
        assertThat(get("?limit=500").getList("id")).doesNotContain(group);
        assertThat(get("?limit=500&all=true").getInt("find { it.id == '" + group + "' }.discarded"))
                .isEqualTo(3);
        post(first + "/redrive").statusCode(409);
        post("groups/" + group + "/redrive").statusCode(200).body("redriven", equalTo(0));
        assertThat(sent(orders.get(0))).isEmpty();
    }

    @Test
    void only_settled_dead_letters_are_purged() throws Throwable {
        List<UUID> orders = orders(3);
        dead(orders, "EUR");
        post(fixture.ids(orders.get(0)).get(0) + "/redrive").statusCode(200);
        Instant between = Instant.now();
        post(fixture.ids(orders.get(1)).get(0) + "/redrive").statusCode(200);

        VertxContextSupport.subscribeAndAwait(() -> store.purge(between, Integer.MAX_VALUE));

        assertThat(fixture.ids(orders.get(0))).isEmpty();
        assertThat(fixture.ids(orders.get(1))).hasSize(1);
        assertThat(fixture.ids(orders.get(2))).hasSize(1);
    }

    private String dead(List<UUID> orders, String currency) {
        return fixture.dead(orders, currency, reason);
    }

    /** Sends a dead letter of this group with another payload. */
    private void send(byte @Nullable [] payload) {
        ProducerRecord<byte[], byte[]> record = record(UUID.randomUUID(), "EUR");
        KafkaProbe.send(List.of(deadLetter(
                new ProducerRecord<>(record.topic(), null, record.key(), payload, record.headers()), reason)));
    }

    private static void discard(String path) {
        operator("alice")
                .body("{\"reason\": \"a test order\"}")
                .post("/dead-letters/" + path)
                .then()
                .statusCode(200);
    }

    private static String withoutDigits(UUID id) {
        return id.toString().replaceAll("[-\\d]", "");
    }
}
