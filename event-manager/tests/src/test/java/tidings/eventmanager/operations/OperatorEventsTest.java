package tidings.eventmanager.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.eventmanager.delivery.DeliveryFixture.confirmed;
import static tidings.eventmanager.delivery.DeliveryFixture.id;
import static tidings.eventmanager.delivery.DeliveryFixture.post;
import static tidings.eventmanager.delivery.DeliveryFixture.publish;
import static tidings.eventmanager.delivery.DeliveryFixture.rows;
import static tidings.eventmanager.delivery.DeliveryFixture.status;
import static tidings.eventmanager.delivery.DeliveryFixture.subscribe;
import static tidings.eventmanager.delivery.DeliveryFixture.subscribePaused;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tidings.contract.Topics;
import tidings.embedded.client.WebhookReceiver;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;
import tidings.messaging.testing.Tables;

/** What operators are told about subscriptions, at an application. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class OperatorEventsTest {

    private static final Duration SUSPENSION = Duration.ofSeconds(20);

    @Inject
    Pool pool;

    private final WebhookReceiver receiver = WebhookReceiver.openRecording(0);
    private final WebhookReceiver operator = WebhookReceiver.openRecording(0);
    private final UUID order = UUID.randomUUID();

    @AfterEach
    void close() {
        receiver.close();
        operator.close();
    }

    @Test
    void an_operator_is_told_that_a_subscription_fails_and_is_suspended() {
        String subscription = subscribe(receiver.answerWith(500), order);
        subscribe(operator, UUID.fromString(subscription));

        publish(List.of(confirmed(order)));

        await().atMost(SUSPENSION).until(() -> operator.requests().size() == 2);
        assertThat(status(subscription)).isEqualTo("suspended");
        assertThat(types(subscription))
                .containsExactly("tidings.subscription.failing.v1", "tidings.subscription.suspended.v1");
        assertThat(body(subscription, 0).getInt("failuresInARow")).isEqualTo(5);
        assertThat(body(subscription, 1).getString("reason")).isEqualTo("5 failures in a row, the last: 500");
    }

    @Test
    void an_operator_is_told_that_a_delivery_is_given_up() {
        String subscription = subscribe(receiver.answerNextWith(503), order);
        post("/subscriptions/" + subscription + "/pause");
        var event = confirmed(order);
        publish(List.of(event));
        await().until(() -> rows(pool, "delivery", subscription) == 1);
        run("update delivery set attempts = 11 where subscription_id = '%s'".formatted(subscription));

        post("/subscriptions/" + subscription + "/resume");

        await().until(() -> types(subscription).equals(List.of("tidings.delivery.exhausted.v1")));
        JsonPath exhausted = body(subscription, 0);
        assertThat(exhausted.getString("event.id")).isEqualTo(id(event));
        assertThat(exhausted.getString("event.type")).isEqualTo("tidings.order.confirmed.v1");
        assertThat(exhausted.getString("lastStatus")).isEqualTo("503");
        assertThat(Tables.count(pool, "settled_delivery where event = " + exhausted.getLong("position")))
                .isEqualTo(1);
    }

    @Test
    void an_event_for_operators_that_is_given_up_is_not_announced() {
        String subscription = subscribePaused(receiver);
        for (String type : List.of("tidings.delivery.exhausted.v1", "tidings.order.confirmed.v1")) {
            run("""
                    with event as (
                        insert into published_event (source, id, key, time, attributes, payload)
                        values ('/test', gen_random_uuid(), '%2$s', now(), '{"type": "%1$s"}', '{}') returning position
                    )
                    insert into settled_delivery
                    select '%2$s', position, 'GIVEN_UP', array['{"status": "503"}'] from event""".formatted(type, subscription));
        }

        await().until(() -> !types(subscription).isEmpty());
        await().until(() -> Tables.count(pool, "operator_event") == 0);
        assertThat(types(subscription)).containsExactly("tidings.delivery.exhausted.v1");
        assertThat(body(subscription, 0).getString("event.type")).isEqualTo("tidings.order.confirmed.v1");
    }

    private static List<String> types(String subscription) {
        return told(subscription).stream()
                .map(event -> String.valueOf(KafkaProbe.header(event, "ce_type")))
                .toList();
    }

    private static JsonPath body(String subscription, int number) {
        return JsonPath.from(new String(told(subscription).get(number).value(), UTF_8));
    }

    private static List<ConsumerRecord<byte[], byte[]>> told(String subscription) {
        return KafkaProbe.read(Topics.NOTIFICATIONS_EVENTS, UUID.fromString(subscription));
    }

    private void run(String sql) {
        Tables.run(pool, sql);
    }
}
