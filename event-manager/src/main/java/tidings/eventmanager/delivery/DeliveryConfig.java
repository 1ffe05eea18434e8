package tidings.eventmanager.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import tidings.eventmanager.delivery.webhook.WebhookConfig;

/** The settings of deliveries. */
@ConfigMapping(prefix = "tidings.deliveries")
public interface DeliveryConfig extends WebhookConfig {

    /** The time for which a claimed delivery belongs to one replica: after a crash, another one delivers it then. */
    @WithDefault("30s")
    Duration claim();

    /** The events that a replica has in flight at the same time, to all subscribers together; each may always have one. */
    @WithDefault("1000")
    int maxInFlight();

    /** The pause after the first failure; it doubles with each further failure. */
    @WithDefault("1s")
    Duration retryDelay();

    /** The longest pause between two attempts. */
    @WithDefault("1h")
    Duration maxRetryDelay();

    /** The attempts after which a delivery is given up. */
    @WithDefault("12")
    int maxAttempts();

    /** The failures in a row after which a subscription is suspended: by default after about three days. */
    @WithDefault("100")
    int maxConsecutiveFailures();

    /** The topics that a subscription may have as its sink: none by default. */
    Optional<Set<String>> topics();

    /** The age at which events and their deliveries are purged: at least the retention of the topics. */
    @WithDefault("7d")
    Duration retention();
}
