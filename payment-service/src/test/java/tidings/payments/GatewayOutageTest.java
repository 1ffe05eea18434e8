package tidings.payments;

import static io.smallrye.faulttolerance.api.CircuitBreakerState.CLOSED;
import static io.smallrye.faulttolerance.api.CircuitBreakerState.OPEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.contract.Topics;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;
import tidings.messaging.testing.MessageBuilder;

/** An outage of the gateway is waited out, and the gateway is spared meanwhile. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class GatewayOutageTest {

    private static final int PAYMENTS = 100;
    /** What no payment could meet that waits for the end of its claim. */
    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    GatewayCalls gateway;

    @Inject
    CircuitBreakerMaintenance circuits;

    private final List<UUID> orders =
            Stream.generate(UUID::randomUUID).limit(PAYMENTS).toList();

    @BeforeEach
    void begin_an_outage() {
        gateway.outage(true);
        KafkaProbe.send(orders.stream()
                .map(order -> PaymentMessages.collect(order, "pm_card_visa"))
                .map(MessageBuilder::build)
                .toList());
        await().ignoreExceptionsInstanceOf(IllegalArgumentException.class) // before the first call there is no circuit
                .until(() -> circuits.currentState(PaymentGatewayGuard.CIRCUIT) == OPEN);
    }

    @AfterEach
    void end_it() {
        gateway.outage(false);
        await().atMost(SOON).until(() -> circuits.currentState(PaymentGatewayGuard.CIRCUIT) == CLOSED);
    }

    @Test
    void every_payment_is_collected_soon_after_the_outage() {
        gateway.outage(false);

        await().atMost(SOON).until(() -> answered()
                .containsAll(orders.stream().map(UUID::toString).toList()));
    }

    private static Set<String> answered() {
        return KafkaProbe.read(Topics.ORDERS_REPLIES).stream()
                .map(reply -> new String(reply.key(), UTF_8))
                .collect(toSet());
    }
}
