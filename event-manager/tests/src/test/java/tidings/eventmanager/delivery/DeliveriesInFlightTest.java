package tidings.eventmanager.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.eventmanager.delivery.DeliveryFixture.confirmed;
import static tidings.eventmanager.delivery.DeliveryFixture.marked;
import static tidings.eventmanager.delivery.DeliveryFixture.publish;
import static tidings.eventmanager.delivery.DeliveryFixture.requestIds;
import static tidings.eventmanager.delivery.DeliveryFixture.subscribe;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import tidings.embedded.client.WebhookReceiver;
import tidings.embedded.client.WebhookRequest;
import tidings.messaging.testing.Infrastructure;

/** However many subscribers are slow, a replica has a bounded number of deliveries in flight. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class DeliveriesInFlightTest {

    private static final int SUBSCRIPTIONS = 4;
    private static final int ORDERS = 100;
    /** Below the timeout of one second. */
    private static final Duration SLOWNESS = Duration.ofMillis(500);

    @Inject
    DeliveryConfig config;

    @Test
    void slow_subscribers_share_the_deliveries_in_flight() {
        try (WebhookReceiver slow = WebhookReceiver.openRecording(0).answerAfter(SLOWNESS)) {
            String mark = "in-flight-" + UUID.randomUUID();
            List<String> subscriptions = IntStream.range(0, SUBSCRIPTIONS)
                    .mapToObj(number -> subscribe("""
                            {"filters": [{"exact": {"correlationid": "%s"}}], "sink": "%s"}""".formatted(mark, slow.url() + "?of=" + number)))
                    .toList();
            List<ProducerRecord<byte[], byte[]>> events = Stream.generate(
                            () -> marked(confirmed(UUID.randomUUID()), mark))
                    .limit(ORDERS)
                    .toList();

            publish(events);

            await().until(() -> slow.requests().size() >= SUBSCRIPTIONS * ORDERS);
            assertThat(new HashSet<>(requestIds(slow))).hasSize(ORDERS);
            assertThat(mostWithin(SLOWNESS, slow)).isLessThanOrEqualTo(config.maxInFlight() + SUBSCRIPTIONS);
            subscriptions.forEach(
                    each -> given().delete("/subscriptions/" + each).then().statusCode(204));
        }
    }

    /** Requests that come within the time of an answer wait for their answers at the same time. */
    private static long mostWithin(Duration time, WebhookReceiver receiver) {
        List<Instant> arrivals =
                receiver.requests().stream().map(WebhookRequest::at).sorted().toList();
        return arrivals.stream()
                .mapToLong(end -> arrivals.stream()
                        .filter(at -> !at.isAfter(end) && at.isAfter(end.minus(time)))
                        .count())
                .max()
                .orElseThrow();
    }
}
