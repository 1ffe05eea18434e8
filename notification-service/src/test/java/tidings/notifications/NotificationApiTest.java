package tidings.notifications;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tidings.contract.Flow;
import tidings.contract.Occasion;
import tidings.embedded.client.WebhookReceiver;
import tidings.embedded.openapi.OpenApiDocument;
import tidings.eventmanager.deadletters.DeadLetterFixture;
import tidings.eventmanager.journal.TrackingFixture;
import tidings.eventmanager.subscriptions.SubscriptionDirectory;
import tidings.eventmanager.subscriptions.SubscriptionId;
import tidings.eventmanager.subscriptions.SubscriptionParser;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;
import tidings.messaging.testing.Tables;

/** The OpenAPI document promises what the service does: each example of the document is sent to the service. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class NotificationApiTest {

    private static final String IDS = "0192f3c4-0000-4000-8000-0000000000";
    private static final Duration LONG_AGO = Duration.ofSeconds(-20);

    @Inject
    SubscriptionDirectory directory;

    @Inject
    SubscriptionParser parser;

    @Inject
    Pool pool;

    @TestHTTPResource
    URI service;

    private final WebhookReceiver receiver = WebhookReceiver.openRecording(0);

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void each_example_is_answered_as_documented() throws Throwable {
        OpenApiDocument document =
                OpenApiDocument.of(service).withAddress("https://partner.example/webhooks", receiver.url());
        subscriptions();
        messages();
        deadLetters();

        assertThat(document.replay(service)).isEmpty();
    }

    @Test
    void each_operation_has_an_example_of_its_success() {
        assertThat(OpenApiDocument.of(service).operationsWithoutSuccess()).isEmpty();
    }

    private void subscriptions() throws Throwable {
        KafkaProbe.createTopic("partner.events.v1");
        for (int number : new int[] {41, 42, 43, 44, 46}) {
            subscribe(number, "{\"sink\": \"%s\"}".formatted(receiver.url()));
        }
        given().post("/subscriptions/{id}/pause", id(46)).then().statusCode(200);
        subscribe(45, """
                {"types": ["tidings.order.confirmed.v1"], "filters": [{"exact": {"subject": "%s"}}],
                 "sink": "kafka:partner.events.v1", "protocol": "KAFKA"}""".formatted(id(1)));
    }

    private void subscribe(int number, String document) throws Throwable {
        JsonNode json = new JsonMapper().readTree(document);
        VertxContextSupport.subscribeAndAwait(
                () -> directory.create(new SubscriptionId(id(number)), parser.parse(json, null)));
    }

    /** A notified order, and another one that waits for its payment. */
    private void messages() {
        UUID stuck = id(61);
        var placed = TrackingFixture.sent(
                TrackingFixture.placed(stuck, Flow.ORCHESTRATED), "order-service", null, LONG_AGO, null);
        KafkaProbe.send(List.of(
                NotificationFixture.command(id(1), Occasion.ORDER_CONFIRMED),
                TrackingFixture.sent(TrackingFixture.confirmed(id(1)), "order-service", null, Duration.ZERO, null),
                placed,
                TrackingFixture.sent(
                        TrackingFixture.collect(stuck),
                        "order-service",
                        placed,
                        LONG_AGO,
                        Instant.now().plusSeconds(60))));
        await().until(() -> NotificationFixture.statuses(id(1)).equals(List.of("SENT")));
        await().until(
                        () -> given().get("/subscriptions/{id}/deliveries", id(45))
                                .path("status"),
                        List.of("delivered")::equals);
        await().until(() -> given().get("/flows/flow-{id}", stuck).path("messages"), Integer.valueOf(2)::equals);
        await().until(
                        () -> given().queryParam("orderId", id(1)).get("/flows").path("size()"),
                        Integer.valueOf(1)::equals);
    }

    /** Ten dead letters with the ids of the examples, in four groups; the second one is discarded, the last one is late. */
    private void deadLetters() {
        DeadLetterFixture fixture = new DeadLetterFixture(pool);
        fixture.dead(
                IntStream.rangeClosed(71, 77).mapToObj(NotificationApiTest::id).toList(),
                "EUR",
                "the address book is away");
        fixture.dead(List.of(id(78)), "EUR", "the mailbox is full");
        fixture.dead(List.of(id(79)), "EUR", "the template is missing");
        fixture.dead(List.of(id(80)), "EUR", "the address is outdated");
        Tables.run(pool, "alter table dead_letter alter id set generated by default");
        Tables.run(
                pool,
                "update dead_letter set id = 899930 + right(correlation_id, 2)::int"
                        + " where correlation_id similar to 'flow-%s(7_|80)'".formatted(IDS));
        Tables.run(pool, "update dead_letter set arrived_at = arrived_at - interval '9 days' where id = 900010");
        given().header("X-Operator", "alice")
                .body("{\"reason\": \"the customer was called\"}")
                .post("/dead-letters/900002/discard")
                .then()
                .statusCode(200);
    }

    private static UUID id(int number) {
        return UUID.fromString(IDS + "%02d".formatted(number));
    }
}
