package tidings.eventmanager.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import tidings.eventmanager.delivery.AttemptResult.State;

/** The metrics of deliveries. */
@ApplicationScoped
class DeliveryMetrics {

    private final Map<State, Counter> attempts = new EnumMap<>(State.class);

    DeliveryMetrics(MeterRegistry registry) {
        for (State state : State.values()) {
            String outcome = state.name().toLowerCase(Locale.ROOT);
            attempts.put(state, registry.counter("tidings.deliveries.attempts", "outcome", outcome));
        }
    }

    /** Counts attempts: {@code delivered}, {@code pending} if they are repeated, or {@code given_up}. */
    void attempted(List<AttemptResult> results) {
        results.forEach(
                result -> Objects.requireNonNull(attempts.get(result.state())).increment());
    }
}
