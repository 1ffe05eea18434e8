package tidings.orders.idempotency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** The configuration of idempotency keys. */
@ConfigMapping(prefix = "tidings.orders")
public interface IdempotencyConfig {

    /** The time for which a repeated request with its {@code Idempotency-Key} places no second order. */
    @WithDefault("7d")
    @DurationMin(minutes = 1)
    Duration idempotencyKeyRetention();
}
