package tidings.eventmanager.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.eventmanager.delivery.DeliveryFixture.SECRET;
import static tidings.eventmanager.delivery.DeliveryFixture.confirmed;
import static tidings.eventmanager.delivery.DeliveryFixture.event;
import static tidings.eventmanager.delivery.DeliveryFixture.id;
import static tidings.eventmanager.delivery.DeliveryFixture.log;
import static tidings.eventmanager.delivery.DeliveryFixture.post;
import static tidings.eventmanager.delivery.DeliveryFixture.publish;
import static tidings.eventmanager.delivery.DeliveryFixture.requestIds;
import static tidings.eventmanager.delivery.DeliveryFixture.subscribe;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tidings.contract.Flow;
import tidings.contract.MonetaryAmount;
import tidings.contract.OrderPlaced;
import tidings.embedded.client.WebhookReceiver;
import tidings.messaging.testing.Infrastructure;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class WebhookTest {

    private final WebhookReceiver receiver = WebhookReceiver.openRecording(0);
    private final UUID order = UUID.randomUUID();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void a_subscriber_receives_exactly_the_selected_events() {
        subscribe(receiver, order);
        var event = confirmed(order);
        var last = confirmed(order);

        publish(List.of(confirmed(UUID.randomUUID()), event, event, last));

        // The events of an order arrive in order: a second delivery of the first one would come before the last.
        await().until(() -> requestIds(receiver).contains(id(last)));
        assertThat(requestIds(receiver)).containsExactly(id(event), id(last));
        var got = receiver.requests().get(0);
        assertThat(got.uri()).isEqualTo("/events?of=mine");
        assertThat(got.header("content-type")).isEqualTo("application/json");
        assertThat(got.header("ce-specversion")).isEqualTo("1.0");
        assertThat(got.header("ce-type")).isEqualTo("tidings.order.confirmed.v1");
        assertThat(got.header("ce-source")).isEqualTo("/order-service");
        assertThat(got.header("ce-subject")).isEqualTo(order.toString());
        assertThat(got.header("webhook-request-origin")).isEqualTo("tidings.example");
        assertThat(got.header("ce-time")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
        assertThat(got.header("ce-correlationid")).isEqualTo("flow-" + order);
        assertThat(JsonPath.from(got.body()).getInt("total.amount")).isEqualTo(3998);
    }

    @Test
    void a_body_is_what_was_published_less_confidential_fields() {
        subscribe(receiver, order);
        var placed = event(new OrderPlaced(
                order,
                UUID.randomUUID(),
                List.of(),
                new MonetaryAmount(3998, "EUR"),
                Flow.CHOREOGRAPHED,
                "pm_card_visa"));
        String body = new String(placed.value(), UTF_8).replaceFirst("\\{", "{\"fieldOfTomorrow\": 5,");

        publish(List.of(
                new ProducerRecord<>(placed.topic(), null, placed.key(), body.getBytes(UTF_8), placed.headers())));

        await().until(() -> receiver.requests().size() == 1);
        JsonPath got = JsonPath.from(receiver.requests().get(0).body());
        assertThat(got.getString("flow")).isEqualTo("CHOREOGRAPHED");
        assertThat(got.getInt("fieldOfTomorrow")).isEqualTo(5);
        assertThat(got.<Object>get("paymentMethod")).isNull();
    }

    @Test
    void a_delivery_is_signed_with_its_time() throws GeneralSecurityException {
        subscribe(receiver, order);

        publish(List.of(confirmed(order)));

        await().until(() -> receiver.requests().size() == 1);
        var got = receiver.requests().get(0);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET.substring(6)), "HmacSHA256"));
        byte[] signed =
                mac.doFinal((got.id() + "." + got.header("webhook-timestamp") + "." + got.body()).getBytes(UTF_8));
        assertThat(got.header("webhook-signature"))
                .isEqualTo("v1," + Base64.getEncoder().encodeToString(signed));
    }

    @Test
    void in_structured_mode_the_body_is_the_whole_event() {
        subscribe(receiver, order, "structured");

        publish(List.of(confirmed(order)));

        await().until(() -> receiver.requests().size() == 1);
        var got = receiver.requests().get(0);
        assertThat(got.header("content-type")).startsWith("application/cloudevents+json");
        assertThat(got.header("ce-type")).isNull();
        JsonPath body = JsonPath.from(got.body());
        assertThat(body.getString("type")).isEqualTo("tidings.order.confirmed.v1");
        assertThat(body.getString("data.orderId")).isEqualTo(order.toString());
    }

    @Test
    void a_resumed_subscription_receives_the_missed_events() {
        String subscription = subscribe(receiver, order);
        post("/subscriptions/" + subscription + "/pause");
        var event = confirmed(order);
        try (WebhookReceiver active = WebhookReceiver.openRecording(0)) {
            subscribe(active, order);
            publish(List.of(event));
            await().until(() -> log(subscription).getList("$").size() == 1);
            await().until(() -> requestIds(active).equals(List.of(id(event))));
        }

        assertThat(receiver.requests()).isEmpty();
        post("/subscriptions/" + subscription + "/resume");

        await().until(() -> requestIds(receiver).equals(List.of(id(event))));
    }

    @Test
    void a_deleted_subscription_receives_no_more_events() {
        String subscription = subscribe(receiver, order);
        io.restassured.RestAssured.given()
                .delete("/subscriptions/" + subscription)
                .then()
                .statusCode(204);
        UUID other = UUID.randomUUID();
        subscribe(receiver, other);

        publish(List.of(confirmed(order), confirmed(other)));

        await().until(() -> receiver.requests().size() == 1);
        assertThat(receiver.requests().get(0).subject()).isEqualTo(other.toString());
    }
}
