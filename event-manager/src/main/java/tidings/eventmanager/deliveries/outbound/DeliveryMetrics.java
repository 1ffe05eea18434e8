package tidings.eventmanager.deliveries.outbound;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import tidings.eventmanager.deliveries.StreamEvents;
import tidings.eventmanager.deliveries.domain.AttemptResult;

/** The metrics of deliveries and streams. */
@ApplicationScoped
class DeliveryMetrics {

    private final MeterRegistry registry;

    DeliveryMetrics(MeterRegistry registry, StreamEvents streams) {
        this.registry = registry;
        registry.gauge("tidings.streams.watching", streams, StreamEvents::watching);
    }

    /** Counts attempts: {@code delivered}, {@code pending} if they are repeated, or {@code given_up}. */
    void attempted(List<AttemptResult> attempts) {
        attempts.forEach(attempt -> registry.counter(
                        "tidings.deliveries.attempts",
                        "outcome",
                        attempt.state().name().toLowerCase(Locale.ROOT))
                .increment());
    }
}
