package tidings.eventmanager.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static tidings.eventmanager.delivery.DeliveryFixture.confirmed;
import static tidings.eventmanager.delivery.DeliveryFixture.expired;
import static tidings.eventmanager.delivery.DeliveryFixture.id;
import static tidings.eventmanager.delivery.DeliveryFixture.log;
import static tidings.eventmanager.delivery.DeliveryFixture.publish;
import static tidings.eventmanager.delivery.DeliveryFixture.requestIds;
import static tidings.eventmanager.delivery.DeliveryFixture.subscribe;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import tidings.embedded.client.WebhookReceiver;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class StreamAndReplayTest {

    @TestHTTPResource("/events")
    URI events;

    private final UUID order = UUID.randomUUID();

    @Test
    void a_stream_continues_after_the_last_event_id() {
        var first = confirmed(order);
        var second = expired(order);
        List<String> lines = new CopyOnWriteArrayList<>();
        var response = follow(null, lines);

        publish(List.of(first, confirmed(UUID.randomUUID()), second));

        await().until(() -> data(lines).size() == 2);
        assertThat(data(lines).stream().map(json -> JsonPath.from(json).getString("id")))
                .containsExactly(id(first), id(second));
        assertThat(JsonPath.from(data(lines).get(0)).getString("data.orderId")).isEqualTo(order.toString());
        response.cancel(true);

        List<String> again = new CopyOnWriteArrayList<>();
        var resumed = follow(ids(lines).get(1), again);
        await().until(() -> data(again).size() == 1);
        assertThat(JsonPath.from(data(again).get(0)).getString("id")).isEqualTo(id(second));
        resumed.cancel(true);
    }

    @Test
    void a_stream_tells_where_it_starts_before_the_first_event() {
        List<String> lines = new CopyOnWriteArrayList<>();
        follow(null, lines).cancel(true);

        var missed = confirmed(order);
        publish(List.of(missed));
        List<String> again = new CopyOnWriteArrayList<>();
        var resumed = follow(ids(lines).get(0), again);
        await().until(() -> data(again).size() == 1);
        assertThat(JsonPath.from(data(again).get(0)).getString("id")).isEqualTo(id(missed));
        resumed.cancel(true);
    }

    @Test
    void an_invalid_stream_request_is_rejected() {
        RestAssured.given()
                .queryParam("filters", "[{\"exact\": 1}]")
                .get("/events")
                .then()
                .statusCode(422);
        RestAssured.given().queryParam("type", "nothing").get("/events").then().statusCode(422);
        RestAssured.given().header("Last-Event-ID", "x").get("/events").then().statusCode(422);
    }

    @Test
    void the_dialect_sql_is_rejected_with_the_known_dialects() {
        RestAssured.given()
                .queryParam("sql", "type LIKE \"%a%a%a%ab\"")
                .get("/events")
                .then()
                .statusCode(422)
                .body("errors[0].message", equalTo("unknown dialect sql; there are exact prefix suffix all any not"));
    }

    @Test
    void a_replay_delivers_events_since_a_time_in_order() {
        try (WebhookReceiver receiver = WebhookReceiver.openRecording(0);
                WebhookReceiver earlier = WebhookReceiver.openRecording(0)) {
            Instant before = Instant.now();
            var first = confirmed(order);
            var second = expired(order);
            subscribe(earlier, order);
            publish(List.of(first, second));
            await().until(() -> requestIds(earlier).equals(List.of(id(first), id(second))));
            String subscription = subscribe(receiver, order);
            assertThat(log(subscription).getList("$")).isEmpty();

            assertThat(replay(subscription, before)).isEqualTo(2);
            await().until(() -> requestIds(receiver).size() >= 2);
            assertThat(requestIds(receiver)).containsExactly(id(first), id(second));
            await().until(() -> log(subscription).getList("status").equals(List.of("delivered", "delivered")));

            assertThat(replay(subscription, before)).isEqualTo(2);
            await().until(() -> requestIds(receiver).equals(List.of(id(first), id(second), id(first), id(second))));
            assertThat(replay(subscription, Instant.now())).isZero();
        }
    }

    @Test
    void a_topic_receives_the_selected_events() {
        KafkaProbe.createTopic("partner.events.v1");
        String subscription = subscribe("""
                {"filters": [{"exact": {"subject": "%s"}}, {"suffix": {"type": "confirmed.v1"}}],
                 "sink": "kafka:partner.events.v1", "protocol": "KAFKA"}""".formatted(order));
        var event = confirmed(order);

        publish(List.of(expired(order), event));

        await().until(() -> KafkaProbe.read("partner.events.v1", order).size() == 1);
        var got = KafkaProbe.read("partner.events.v1", order).get(0);
        assertThat(KafkaProbe.header(got, "ce_id")).isEqualTo(id(event));
        assertThat(KafkaProbe.header(got, "ce_type")).isEqualTo("tidings.order.confirmed.v1");
        assertThat(KafkaProbe.header(got, "content-type")).isEqualTo("application/json");
        await().until(() -> log(subscription).getList("status").equals(List.of("delivered")));
    }

    private static int replay(String subscription, Instant from) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .body("{\"from\": \"" + from + "\"}")
                .post("/subscriptions/" + subscription + "/replay")
                .then()
                .statusCode(200)
                .extract()
                .path("events");
    }

    private CompletableFuture<?> follow(String lastEventId, List<String> lines) {
        String filter = URLEncoder.encode("[{\"exact\": {\"subject\": \"" + order + "\"}}]", UTF_8);
        var request = HttpRequest.newBuilder(URI.create(events + "?filters=" + filter));
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        var response = HttpClient.newHttpClient()
                .sendAsync(request.build(), BodyHandlers.fromLineSubscriber(new Lines(lines)));
        await().until(() -> !ids(lines).isEmpty());
        return response;
    }

    private static List<String> ids(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("id:"))
                .map(line -> line.substring(3).trim())
                .toList();
    }

    private static List<String> data(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("data:"))
                .map(line -> line.substring(5))
                .toList();
    }

    /** Collects the lines of a response as they arrive. */
    private record Lines(List<String> lines) implements Flow.Subscriber<String> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            lines.add(line);
        }

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onComplete() {}
    }
}
