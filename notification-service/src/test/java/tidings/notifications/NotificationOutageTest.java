package tidings.notifications;

import static io.smallrye.faulttolerance.api.CircuitBreakerState.CLOSED;
import static io.smallrye.faulttolerance.api.CircuitBreakerState.OPEN;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.contract.Occasion;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;

/** An outage of the notification gateway is waited out. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class NotificationOutageTest {

    private static final int NOTIFICATIONS = 50;
    /** Below the delay after the third attempt, with the others before it. */
    private static final Duration SOON = Duration.ofSeconds(15);

    @Inject
    NotificationGatewayFaults faults;

    @Inject
    CircuitBreakerMaintenance circuits;

    private final List<UUID> orders =
            Stream.generate(UUID::randomUUID).limit(NOTIFICATIONS).toList();

    @BeforeEach
    void begin_an_outage() {
        faults.outage(true);
        KafkaProbe.send(orders.stream()
                .map(order -> NotificationFixture.command(order, Occasion.ORDER_CONFIRMED))
                .toList());
        await().ignoreExceptionsInstanceOf(IllegalArgumentException.class) // before the first call there is no circuit
                .until(() -> circuits.currentState(NotificationGatewayGuard.CIRCUIT) == OPEN);
    }

    @AfterEach
    void end_it() {
        faults.outage(false);
        await().atMost(SOON).until(() -> circuits.currentState(NotificationGatewayGuard.CIRCUIT) == CLOSED);
    }

    @Test
    void every_notification_is_sent_soon_after_the_outage() {
        faults.outage(false);

        await().atMost(SOON).until(() -> orders.stream()
                .allMatch(order -> NotificationFixture.statuses(order).equals(List.of("SENT"))));
    }
}
