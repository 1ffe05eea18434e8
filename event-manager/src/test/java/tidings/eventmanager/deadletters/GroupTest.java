package tidings.eventmanager.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static tidings.eventmanager.deadletters.DeadLetterFixture.get;
import static tidings.eventmanager.deadletters.DeadLetterFixture.letter;
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
import org.junit.jupiter.api.Test;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;

/** Letters that are alike, all at once. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class GroupTest {

    @Inject
    DeadLetterFixture fixture;

    @Inject
    DeadLetters letters;

    /** No other test has the same. */
    private final String reason = "the courier of " + letters(UUID.randomUUID()) + " is ill";

    @Test
    void operators_who_redrive_a_group_at_the_same_time_share_it() {
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
    void a_dry_run_tells_what_would_be_sent_and_changes_nothing() {
        UUID order = UUID.randomUUID();
        String group = dead(List.of(order), "EUR");
        long id = fixture.ids(order).get(0);
        ProducerRecord<byte[], byte[]> unreadable = record(UUID.randomUUID(), "EUR");
        KafkaProbe.send(List.of(letter(
                new ProducerRecord<>(
                        unreadable.topic(), null, unreadable.key(), "{}".getBytes(UTF_8), unreadable.headers()),
                reason)));
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
    void what_is_discarded_is_not_sent_and_says_why() {
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
    void what_was_settled_long_ago_is_forgotten_and_what_waits_is_not() throws Throwable {
        List<UUID> orders = orders(3);
        dead(orders, "EUR");
        post(fixture.ids(orders.get(0)).get(0) + "/redrive").statusCode(200);
        Instant between = Instant.now();
        post(fixture.ids(orders.get(1)).get(0) + "/redrive").statusCode(200);

        VertxContextSupport.subscribeAndAwait(() -> letters.purge(between, Integer.MAX_VALUE));

        assertThat(fixture.ids(orders.get(0))).isEmpty();
        assertThat(fixture.ids(orders.get(1))).hasSize(1);
        assertThat(fixture.ids(orders.get(2))).hasSize(1);
    }

    private String dead(List<UUID> orders, String currency) {
        return fixture.dead(orders, currency, reason);
    }

    private static void discard(String path) {
        operator("alice")
                .body("{\"reason\": \"a test order\"}")
                .post("/dead-letters/" + path)
                .then()
                .statusCode(200);
    }

    private static String letters(UUID id) {
        return id.toString().replaceAll("[-\\d]", "");
    }
}
