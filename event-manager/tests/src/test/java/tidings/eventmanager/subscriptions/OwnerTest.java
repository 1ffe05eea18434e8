package tidings.eventmanager.subscriptions;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static tidings.eventmanager.delivery.DeliveryFixture.confirmed;
import static tidings.eventmanager.delivery.DeliveryFixture.id;
import static tidings.eventmanager.delivery.DeliveryFixture.publish;
import static tidings.eventmanager.delivery.DeliveryFixture.requestIds;
import static tidings.eventmanager.delivery.DeliveryFixture.subscribe;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tidings.contract.Message;
import tidings.contract.Subscribe;
import tidings.contract.Topics;
import tidings.contract.Unsubscribe;
import tidings.embedded.client.WebhookReceiver;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;
import tidings.messaging.testing.MessageBuilder;
import tidings.messaging.testing.Tables;

/** What belongs to another owner does not exist for a caller. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class OwnerTest {

    @Inject
    Pool pool;

    @Inject
    SubscriptionConfig config;

    private final WebhookReceiver receiver = WebhookReceiver.openRecording(0);

    @AfterEach
    void close() {
        run("delete from subscription where status = 'ENDED' or owner = 'another'");
        receiver.close();
    }

    @Test
    void a_subscription_of_another_owner_is_not_found_and_gets_its_events() {
        UUID order = UUID.randomUUID();
        String subscription = subscribe(receiver, order);
        run("update subscription set owner = 'another' where id = '%s'".formatted(subscription));
        String path = "/subscriptions/" + subscription;

        given().get("/subscriptions").then().statusCode(200).body("id", not(hasItem(subscription)));
        Stream.of(
                        given().get(path),
                        json("{\"sink\": \"%s\"}".formatted(receiver.url()), "PUT", path),
                        given().delete(path),
                        given().post(path + "/pause"),
                        given().get(path + "/deliveries"),
                        given().post(path + "/deliveries/1/retry"),
                        given().post(path + "/test"),
                        json("{\"from\": \"2026-11-21T12:00:00Z\"}", "POST", path + "/replay"))
                .forEach(response -> response.then()
                        .statusCode(404)
                        .body("type", equalTo("urn:tidings:problem:subscription-not-found")));
        var event = confirmed(order);
        publish(List.of(event));
        await().until(() -> requestIds(receiver).equals(List.of(id(event))));
    }

    @Test
    void subscriptions_of_another_owner_leave_the_limit_alone() {
        ended("another", config.maxSubscriptions());
        create().statusCode(201);

        ended("everybody", config.maxSubscriptions());
        create().statusCode(409).body("type", equalTo("urn:tidings:problem:too-many-subscriptions"));
    }

    @Test
    void a_command_cannot_take_the_subscription_of_another_owner() {
        UUID subscription = UUID.randomUUID();
        KafkaProbe.send(List.of(command(new Subscribe(subscription, null, null, "partner.events.v1"))));
        await().until(() -> outcomes(subscription).equals(List.of("SUBSCRIBED")));
        run("update subscription set owner = 'another' where id = '%s'".formatted(subscription));

        KafkaProbe.send(List.of(
                command(new Subscribe(subscription, null, null, "partner.events.v1")),
                command(new Unsubscribe(subscription))));

        await().until(() -> outcomes(subscription).equals(List.of("SUBSCRIBED", "REFUSED", "UNSUBSCRIBED")));
        assertThat(Tables.count(pool, "subscription where id = '%s'".formatted(subscription)))
                .isEqualTo(1);
    }

    private static ProducerRecord<byte[], byte[]> command(Message command) {
        return MessageBuilder.of(command).replyTo(Topics.ORDERS_REPLIES).build();
    }

    private static List<String> outcomes(UUID subscription) {
        return KafkaProbe.read(Topics.ORDERS_REPLIES, subscription).stream()
                .map(reply -> JsonPath.from(new String(reply.value(), UTF_8)).getString("outcome"))
                .toList();
    }

    private void ended(String owner, int count) {
        run("""
                insert into subscription (id, owner, document, status, created_at)
                select gen_random_uuid(), '%s', '{"sink": "kafka:partner.events.v1", "protocol": "KAFKA"}', 'ENDED', now()
                from generate_series(1, %d)""".formatted(owner, count));
    }

    private ValidatableResponse create() {
        return json("{\"sink\": \"%s\"}".formatted(receiver.url()), "POST", "/subscriptions")
                .then();
    }

    private static Response json(String body, String method, String path) {
        return given().contentType(ContentType.JSON).body(body).request(method, path);
    }

    private void run(String sql) {
        Tables.run(pool, sql);
    }
}
