package tidings.notifications;

import static java.time.temporal.ChronoUnit.MILLIS;

import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;
import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * Limits the time of a call of the notification gateway, and spares a gateway that fails (circuit breaker).
 *
 * <p>The circuit opens for a second after half of 20 calls have failed; then one call tries the gateway. Meanwhile the other
 * calls wait for a moment: otherwise the retry delay of their notifications would grow.
 */
@ApplicationScoped
class NotificationGatewayGuard {

    static final String CIRCUIT = "notification-gateway";

    private static final int VOLUME = 20;
    private static final double FAILURE_RATIO = 0.5;
    private static final Duration OPEN = Duration.ofSeconds(1);
    private static final Duration MAX_WAIT = Duration.ofSeconds(2);

    private final TypedGuard<Uni<String>> guard;
    private final Duration maxWait;

    NotificationGatewayGuard(NotificationGatewayConfig config) {
        this.guard = TypedGuard.create(new TypeLiteral<Uni<String>>() {})
                .withTimeout()
                .duration(config.timeout().toMillis(), MILLIS)
                .done()
                .withCircuitBreaker()
                .name(CIRCUIT)
                .requestVolumeThreshold(VOLUME)
                .failureRatio(FAILURE_RATIO)
                .delay(OPEN.toMillis(), MILLIS)
                .done()
                .build();
        Duration left = NotificationHandoff.CLAIM.minus(config.timeout());
        this.maxWait = left.compareTo(MAX_WAIT) < 0 ? left : MAX_WAIT;
    }

    /** Fails after the timeout, and while the circuit is open. */
    Uni<String> call(Supplier<Uni<String>> gateway) {
        return Uni.createFrom().deferred(() -> Uni.createFrom()
                .deferred(() -> guard.get(gateway))
                .onFailure(CircuitBreakerOpenException.class)
                .retry()
                .withBackOff(Duration.ofMillis(100), Duration.ofMillis(500))
                .expireIn(maxWait.toMillis()));
    }
}
