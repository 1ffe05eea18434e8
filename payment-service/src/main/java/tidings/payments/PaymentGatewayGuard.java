package tidings.payments;

import static java.time.temporal.ChronoUnit.MILLIS;

import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import tidings.payments.domain.GatewayAnswer;

/**
 * Limits the time of a call of the payment gateway, and spares a gateway that fails (circuit breaker).
 *
 * <p>The circuit opens for a second after half of 20 calls have failed; then one call tries the gateway. Meanwhile the other
 * calls wait for a moment: otherwise they would use up their attempts, and the payments would wait for the next claim.
 */
@ApplicationScoped
class PaymentGatewayGuard {

    static final String CIRCUIT = "payment-gateway";

    private static final int VOLUME = 20;
    private static final double FAILURE_RATIO = 0.5;
    private static final Duration OPEN = Duration.ofSeconds(1);
    private static final Duration MAX_WAIT = Duration.ofSeconds(2);

    private final TypedGuard<Uni<GatewayAnswer>> guard;
    private final Duration maxWait;
    private final Duration maxDuration;

    PaymentGatewayGuard(PaymentGatewayConfig config) {
        this.guard = TypedGuard.create(new TypeLiteral<Uni<GatewayAnswer>>() {})
                .withTimeout()
                .duration(config.timeout().toMillis(), MILLIS)
                .done()
                .withCircuitBreaker()
                .name(CIRCUIT)
                .requestVolumeThreshold(VOLUME)
                .failureRatio(FAILURE_RATIO)
                .delay(OPEN.toMillis(), MILLIS)
                .failOn(List.of(GatewayUnavailable.class, TimeoutException.class))
                .done()
                .build();
        Duration left = PaymentConfigValidator.MAX_TIMEOUT.minus(config.timeout());
        this.maxWait = left.compareTo(MAX_WAIT) < 0 ? left : MAX_WAIT;
        this.maxDuration = config.timeout().plus(maxWait);
    }

    /** Returns the time after which a call has ended. */
    Duration maxDuration() {
        return maxDuration;
    }

    /** Fails with {@link GatewayUnavailable} after the timeout, and while the circuit is open. */
    Uni<GatewayAnswer> call(Supplier<Uni<? extends GatewayAnswer>> gateway) {
        return Uni.createFrom()
                .deferred(() -> Uni.createFrom()
                        .deferred(() -> guard.get(() -> gateway.get().map(answer -> answer)))
                        .onFailure(CircuitBreakerOpenException.class)
                        .retry()
                        .withBackOff(Duration.ofMillis(100), Duration.ofMillis(500))
                        .expireIn(maxWait.toMillis()))
                .onFailure(failure -> failure instanceof TimeoutException
                        || failure.getCause() instanceof CircuitBreakerOpenException)
                .transform(failure -> new GatewayUnavailable(String.valueOf(failure.getMessage())));
    }
}
