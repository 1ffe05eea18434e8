package tidings.orders;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** The configuration of orders. */
@ConfigMapping(prefix = "tidings.orders")
public interface OrderConfig {

    /** The time for a payment. Then the order expires, and a later payment is refunded. */
    @WithDefault("30s")
    @DurationMin(nanos = 0, inclusive = false)
    Duration paymentDeadline();

    /** The time for subscribers to acknowledge a confirmed order. Later answers count as late; 0 requests no answer. */
    @WithDefault("10s")
    @DurationMin
    Duration acknowledgementDeadline();
}
