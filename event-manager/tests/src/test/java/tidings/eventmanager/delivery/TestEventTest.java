package tidings.eventmanager.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static tidings.eventmanager.delivery.DeliveryFixture.log;
import static tidings.eventmanager.delivery.DeliveryFixture.post;
import static tidings.eventmanager.delivery.DeliveryFixture.status;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tidings.embedded.client.WebhookReceiver;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;

/** A subscriber that checks its sink with a test event. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class TestEventTest {

    private final WebhookReceiver receiver = WebhookReceiver.openRecording(0);

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void a_paused_subscription_receives_one_signed_test_event() {
        String subscription = subscribe();
        post("/subscriptions/" + subscription + "/pause");

        test(subscription)
                .statusCode(200)
                .body("delivered", equalTo(true))
                .body("status", equalTo("204"))
                .body("millis", lessThan(1000));

        assertThat(receiver.received()).singleElement().satisfies(got -> {
            assertThat(got.type()).isEqualTo("tidings.test.v1");
            assertThat(got.subject()).isEqualTo(subscription);
            assertThat(got.isSigned()).isTrue();
        });
        assertThat(receiver.requests().get(0).header("ce-source")).isEqualTo("/notification-service");
        assertThat(log(subscription).getList("$")).isEmpty();
    }

    @Test
    void the_answer_of_a_failing_sink_is_shown_and_nothing_is_retried() {
        String subscription = subscribe();
        receiver.answerNextWithBody(503, "busy");

        test(subscription)
                .statusCode(200)
                .body("delivered", equalTo(false))
                .body("status", equalTo("503"))
                .body("body", equalTo("busy"));

        assertThat(receiver.requests()).hasSize(1);
        assertThat(log(subscription).getList("$")).isEmpty();
        assertThat(status(subscription)).isEqualTo("active");
    }

    @Test
    void a_sink_without_an_answer_ends_the_test_after_the_timeout() {
        String subscription = subscribe();
        receiver.answerAfter(Duration.ofSeconds(3));

        test(subscription)
                .statusCode(200)
                .body("status", equalTo("no answer in time"))
                .body("millis", lessThan(2500));
    }

    @Test
    void a_topic_receives_a_test_event() {
        KafkaProbe.createTopic("partner.events.v1");
        String subscription = DeliveryFixture.subscribe("""
                {"types": ["tidings.order.rejected.v1"], "protocol": "KAFKA", "sink": "kafka:partner.events.v1"}""");

        test(subscription).statusCode(200).body("delivered", equalTo(true)).body("status", equalTo("sent"));
    }

    @Test
    void an_unknown_subscription_has_no_test() {
        test(UUID.randomUUID().toString())
                .statusCode(404)
                .body("type", equalTo("urn:tidings:problem:subscription-not-found"));
    }

    private static ValidatableResponse test(String subscription) {
        return given().post("/subscriptions/{id}/test", subscription).then();
    }

    private String subscribe() {
        return DeliveryFixture.subscribe("""
                {"types": ["tidings.order.confirmed.v1"], "sink": "%s",
                 "protocolsettings": {"mode": "binary", "secret": "%s"}}""".formatted(receiver.url(), receiver.secret()));
    }
}
