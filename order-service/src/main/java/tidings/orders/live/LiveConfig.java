package tidings.orders.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** The configuration of clients that wait. */
@ConfigMapping(prefix = "tidings.orders")
public interface LiveConfig {

    /** The longest wait of a client for the outcome of its order ({@code Prefer: wait}). */
    @WithDefault("30s")
    @DurationMin
    Duration maxWait();

    /**
     * The clients that may wait for changes. A further stream gets {@code 503} with {@code Retry-After}; a further {@code
     * Prefer: wait} is ignored.
     */
    @WithDefault("1000")
    @Min(1)
    int maxWaitingClients();
}
