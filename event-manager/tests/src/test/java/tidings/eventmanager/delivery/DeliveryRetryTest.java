package tidings.eventmanager.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static tidings.eventmanager.delivery.DeliveryFixture.confirmed;
import static tidings.eventmanager.delivery.DeliveryFixture.expired;
import static tidings.eventmanager.delivery.DeliveryFixture.id;
import static tidings.eventmanager.delivery.DeliveryFixture.log;
import static tidings.eventmanager.delivery.DeliveryFixture.post;
import static tidings.eventmanager.delivery.DeliveryFixture.publish;
import static tidings.eventmanager.delivery.DeliveryFixture.requestIds;
import static tidings.eventmanager.delivery.DeliveryFixture.subscribe;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.embedded.client.WebhookReceiver;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.Tables;

/** A subscriber that retries one delivery now. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class DeliveryRetryTest {

    @Inject
    Pool pool;

    private final WebhookReceiver receiver = WebhookReceiver.openRecording(0);
    private final UUID order = UUID.randomUUID();
    private String subscription = "";

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void a_postponed_delivery_is_sent_at_once() {
        postponed();

        retry(0).statusCode(202);

        await().until(() -> "delivered".equals(log(subscription).getString("[0].status")));
        assertThat(receiver.requests()).hasSize(2);
    }

    @Test
    void a_delivery_that_waits_for_another_one_is_not_sent_before_it() {
        String first = postponed();
        var second = expired(order);
        publish(List.of(second));
        await().until(() -> log(subscription).getList("$").size() == 2);

        retry(0).statusCode(409)
                .body("type", equalTo("urn:tidings:problem:delivery-waits"))
                .body("detail", endsWith("at position " + position(1) + "."));
        assertThat(receiver.requests()).hasSize(1);
        retry(1).statusCode(202);

        await().until(() -> requestIds(receiver).equals(List.of(first, first, id(second))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELIVERED", "GIVEN_UP"})
    void a_settled_delivery_is_sent_again(String state) {
        subscription = subscribe(receiver, order);
        publish(List.of(confirmed(order)));
        await().until(() -> "delivered".equals(log(subscription).getString("[0].status")));
        Tables.run(
                pool,
                "update settled_delivery set state = '%s' where subscription_id = '%s'".formatted(state, subscription));

        retry(0).statusCode(202);

        await().until(() -> log(subscription).getList("[0].attempts").size() == 2);
        assertThat(log(subscription).getString("[0].status")).isEqualTo("delivered");
        assertThat(requestIds(receiver)).hasSize(2);
    }

    @Test
    void a_retry_does_not_overtake_a_running_attempt() {
        subscription = subscribe(receiver.answerAfter(Duration.ofMillis(600)), order);
        publish(List.of(confirmed(order)));
        await().until(() -> receiver.requests().size() == 1);

        retry(0).statusCode(202);

        await().until(() -> "delivered".equals(log(subscription).getString("[0].status")));
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void a_delivery_that_overdue_ones_precede_is_the_next_probe() {
        postponed();
        Tables.run(pool, """
                with overdue as (
                    insert into published_event (source, id, key, time, attributes, payload)
                    select '/test', gen_random_uuid(), 'overdue-' || n, now(), '{"id": "overdue"}', '{}'
                    from generate_series(1, 5) as n returning position, key
                ), queued as (
                    insert into delivery (subscription_id, event, key, due_at)
                    select '%1$s', position, key, now() - interval '1 hour' from overdue
                )
                update delivery_failures set in_a_row = 3 where subscription_id = '%1$s'""".formatted(subscription));
        receiver.answerNextWith(429, "Retry-After", "3600");

        retry(5).statusCode(202);

        await().until(() -> receiver.requests().size() == 2);
        assertThat(requestIds(receiver).get(1)).isEqualTo(requestIds(receiver).get(0));
    }

    @Test
    void an_unknown_delivery_and_a_paused_subscription_are_refused() {
        postponed();
        retry("1").statusCode(404).body("type", equalTo("urn:tidings:problem:delivery-not-found"));
        String position = position(0);
        post("/subscriptions/" + subscription + "/pause");

        retry(position)
                .statusCode(409)
                .body("type", equalTo("urn:tidings:problem:subscription-status"))
                .body("detail", equalTo("It is paused and sends nothing."));
        subscription = UUID.randomUUID().toString();
        retry(position).statusCode(404).body("type", equalTo("urn:tidings:problem:subscription-not-found"));
    }

    /** Subscribes, and publishes an event that the sink postpones for an hour. Returns its id. */
    private String postponed() {
        subscription = subscribe(receiver.answerNextWith(429, "Retry-After", "3600"), order);
        var event = confirmed(order);
        publish(List.of(event));
        await().until(() -> log(subscription).getString("[0].attempts[0].next") != null);
        return id(event);
    }

    private ValidatableResponse retry(int place) {
        return retry(position(place));
    }

    private ValidatableResponse retry(String position) {
        return given().post("/subscriptions/{id}/deliveries/{position}/retry", subscription, position)
                .then();
    }

    /** The position of a delivery in the log, newest first. */
    private String position(int place) {
        return log(subscription).getString("[" + place + "].position");
    }
}
