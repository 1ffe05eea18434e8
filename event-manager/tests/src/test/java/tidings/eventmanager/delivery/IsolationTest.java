package tidings.eventmanager.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.eventmanager.delivery.DeliveryFixture.confirmed;
import static tidings.eventmanager.delivery.DeliveryFixture.expired;
import static tidings.eventmanager.delivery.DeliveryFixture.id;
import static tidings.eventmanager.delivery.DeliveryFixture.status;
import static tidings.eventmanager.delivery.DeliveryFixture.subscribe;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import tidings.embedded.client.WebhookReceiver;
import tidings.embedded.client.WebhookRequest;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;

/** A slow subscriber and a dead one delay no other. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class IsolationTest {

    private static final int ORDERS = 300;
    /** Below the timeout of one second. */
    private static final Duration SLOWNESS = Duration.ofMillis(800);

    @Test
    void healthy_subscribers_receive_all_events_in_order_beside_slow_and_dead_ones() {
        try (WebhookReceiver one = WebhookReceiver.openRecording(0);
                WebhookReceiver two = WebhookReceiver.openRecording(0);
                WebhookReceiver three = WebhookReceiver.openRecording(0);
                WebhookReceiver slow = WebhookReceiver.openRecording(0).answerAfter(SLOWNESS);
                WebhookReceiver dead = WebhookReceiver.openRecording(0)) {
            String mark = "isolation-" + UUID.randomUUID();
            List<String> subscriptions = Stream.of(one, two, three, slow, dead)
                    .map(each -> to(each, mark))
                    .toList();
            dead.stop();

            List<ProducerRecord<byte[], byte[]>> events = new ArrayList<>();
            Map<String, List<String>> expected = new HashMap<>();
            for (int i = 0; i < ORDERS; i++) {
                UUID order = UUID.randomUUID();
                var first = DeliveryFixture.marked(confirmed(order), mark);
                var second = DeliveryFixture.marked(expired(order), mark);
                events.add(first);
                events.add(second);
                expected.put(order.toString(), List.of(id(first), id(second)));
            }
            KafkaProbe.send(events);

            for (WebhookReceiver healthy : List.of(one, two, three)) {
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> perOrder(healthy, expected).equals(expected));
            }
            assertThat(slow.requests()).hasSizeLessThan(2 * ORDERS);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> status(subscriptions.get(4)).equals("suspended"));
            assertThat(status(subscriptions.get(3))).isEqualTo("active");
            subscriptions.forEach(
                    each -> given().delete("/subscriptions/" + each).then().statusCode(204));
        }
    }

    private static String to(WebhookReceiver receiver, String mark) {
        return subscribe("{\"filters\": [{\"exact\": {\"correlationid\": \"%s\"}}], \"sink\": \"%s\"}"
                .formatted(mark, receiver.url() + "?of=mine"));
    }

    /** A delivery that was answered too late is repeated. */
    private static Map<String, List<String>> perOrder(WebhookReceiver receiver, Map<String, List<String>> expected) {
        Map<String, List<String>> orders = new HashMap<>();
        for (WebhookRequest got : receiver.requests()) {
            if (expected.containsKey(got.subject())) {
                List<String> ids = orders.computeIfAbsent(got.subject(), order -> new ArrayList<>());
                if (!ids.contains(got.id())) {
                    ids.add(got.id());
                }
            }
        }
        return orders;
    }
}
