package tidings.eventmanager.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.eventmanager.delivery.DeliveryFixture.confirmed;
import static tidings.eventmanager.delivery.DeliveryFixture.id;
import static tidings.eventmanager.delivery.DeliveryFixture.publish;
import static tidings.eventmanager.delivery.DeliveryFixture.requestIds;
import static tidings.eventmanager.delivery.DeliveryFixture.subscribe;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tidings.embedded.client.WebhookReceiver;
import tidings.messaging.testing.Infrastructure;

/** No timer delays an event on its way to a webhook. The benchmark measures the latency itself. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class LatencyTest {

    private static final int EVENTS = 50;
    /** A delivery that waits for the tick takes half a second on average. */
    private static final Duration TICK = Duration.ofSeconds(1);

    @Test
    void an_event_does_not_wait_for_the_next_tick() {
        UUID order = UUID.randomUUID();
        List<Duration> times = new ArrayList<>();
        try (WebhookReceiver receiver = WebhookReceiver.openRecording(0)) {
            subscribe(receiver, order);
            for (int i = 0; i < EVENTS; i++) {
                var event = confirmed(order);
                Instant published = Instant.now();
                publish(List.of(event));
                await().pollInterval(Duration.ofMillis(5))
                        .until(() -> requestIds(receiver).contains(id(event)));
                times.add(Duration.between(published, Instant.now()));
            }
        }
        times.sort(null);
        assertThat(times.get(EVENTS / 2)).isLessThan(TICK.dividedBy(4));
    }
}
