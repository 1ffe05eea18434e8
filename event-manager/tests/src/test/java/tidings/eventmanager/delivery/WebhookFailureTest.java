package tidings.eventmanager.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.eventmanager.delivery.DeliveryFixture.confirmed;
import static tidings.eventmanager.delivery.DeliveryFixture.expired;
import static tidings.eventmanager.delivery.DeliveryFixture.id;
import static tidings.eventmanager.delivery.DeliveryFixture.log;
import static tidings.eventmanager.delivery.DeliveryFixture.marked;
import static tidings.eventmanager.delivery.DeliveryFixture.post;
import static tidings.eventmanager.delivery.DeliveryFixture.publish;
import static tidings.eventmanager.delivery.DeliveryFixture.requestIds;
import static tidings.eventmanager.delivery.DeliveryFixture.status;
import static tidings.eventmanager.delivery.DeliveryFixture.subscribe;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tidings.embedded.client.WebhookReceiver;
import tidings.messaging.testing.Infrastructure;

/** A webhook that fails, asks for a pause or is gone. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class WebhookFailureTest {

    private final WebhookReceiver receiver = WebhookReceiver.openRecording(0);
    private final UUID order = UUID.randomUUID();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void a_failed_delivery_is_retried_before_later_events_of_its_order() {
        String subscription =
                subscribe(receiver.answerNextWith(503).answerNextWith(302, "Location", "http://127.0.0.1:1/"), order);
        var first = confirmed(order);
        var second = expired(order);

        publish(List.of(first, second));

        await().until(() -> requestIds(receiver).equals(List.of(id(first), id(first), id(first), id(second))));
        JsonPath log = log(subscription);
        assertThat(log.getString("[0].event")).isEqualTo(id(second));
        assertThat(log.<String>getList("[1].attempts.status")).containsExactly("503", "302", "204");
        assertThat(log.<String>getList("status")).containsOnly("delivered");
        assertThat(status(subscription)).isEqualTo("active");
    }

    @Test
    void the_log_shows_the_answers_of_a_failing_sink() {
        String reason = "{\"error\": \"none\u0000\u202eleft\"}\n";
        String subscription = subscribe(
                receiver.answerNextWithBody(500, reason + "é".repeat(600)).answerNextWithBody(200, "fine"), order);

        publish(List.of(confirmed(order)));

        await().until(() -> "delivered".equals(log(subscription).getString("[0].status")));
        JsonPath log = log(subscription);
        assertThat(log.<String>getList("[0].attempts.status")).containsExactly("500", "200");
        assertThat(log.getString("[0].attempts[0].body"))
                .startsWith("{\"error\": \"none  left\"} é")
                .hasSize(500);
        assertThat(log.<Object>get("[0].attempts[1].body")).isNull();
    }

    @Test
    void retry_after_is_respected() {
        String subscription = subscribe(receiver.answerNextWith(429, "Retry-After", "2"), order);

        publish(List.of(confirmed(order)));

        await().until(() -> receiver.requests().size() == 2);
        assertThat(Duration.between(
                        receiver.requests().get(0).at(),
                        receiver.requests().get(1).at()))
                .isGreaterThan(Duration.ofMillis(1900));
        await().until(() -> log(subscription).getString("[0].status").equals("delivered"));
        assertThat(log(subscription).getString("[0].attempts[0].next")).isNotNull();
    }

    @Test
    void a_sink_that_postpones_one_delivery_gets_no_other_one_meanwhile() {
        String mark = "postponed-" + order;
        subscribe("""
                {"filters": [{"exact": {"correlationid": "%s"}}], "sink": "%s"}""".formatted(mark, receiver.url() + "?of=mine"));
        receiver.answerNextWith(204).answerNextWith(429, "Retry-After", "2");
        publish(List.of(marked(confirmed(order), mark), marked(confirmed(UUID.randomUUID()), mark)));
        await().until(() -> receiver.requests().size() == 2);

        publish(List.of(marked(confirmed(UUID.randomUUID()), mark)));

        await().until(() -> receiver.requests().size() == 4);
        Instant postponed = receiver.requests().get(1).at();
        assertThat(receiver.requests().subList(2, 4))
                .allMatch(request -> request.at().isAfter(postponed.plusMillis(1_900)));
    }

    @Test
    void a_sink_that_is_gone_receives_no_more_events() {
        String subscription = subscribe(receiver.answerWith(410), order);

        publish(List.of(confirmed(order)));

        await().until(() -> status(subscription).equals("ended"));
        publish(List.of(expired(order)));
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void a_failing_subscription_is_suspended_and_catches_up_when_reinstated() {
        String subscription = subscribe(receiver.answerWith(500), order);
        var first = confirmed(order);
        var second = expired(order);
        publish(List.of(first));

        await().atMost(Duration.ofSeconds(20)).until(() -> status(subscription).equals("suspended"));
        int attempts = receiver.requests().size();
        publish(List.of(second));
        receiver.answerWith(204);
        assertThat(attempts).isEqualTo(5);

        post("/subscriptions/" + subscription + "/reinstate");

        await().until(() -> receiver.requests().size() == attempts + 2);
        assertThat(requestIds(receiver).subList(attempts, attempts + 2)).containsExactly(id(first), id(second));
    }
}
