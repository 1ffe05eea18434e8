package tidings.eventmanager.deliveries;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Set;

/** The settings of deliveries. */
@ConfigMapping(prefix = "tidings.deliveries")
public interface DeliveryConfig {

    /** How long a sink may take to answer: below the 30 s for which a delivery is claimed. */
    @WithDefault("5s")
    Duration timeout();

    /** The pause after the first failure; each further failure doubles it. */
    @WithDefault("1s")
    Duration retryDelay();

    /** The longest pause between two attempts. */
    @WithDefault("10m")
    Duration maxRetryDelay();

    /** After so many attempts the event manager gives a delivery up. */
    @WithDefault("12")
    int maxAttempts();

    /** After so many failures in a row the event manager suspends the subscription. */
    @WithDefault("10")
    int maxConsecutiveFailures();

    /** Whether webhooks may have loopback, private, link-local and metadata addresses. */
    @WithDefault("false")
    boolean privateTargetsAllowed();

    /** The topics that a subscription may have as its sink. */
    @WithDefault("none")
    Set<String> topics();

    /** The value of {@code WebHook-Request-Origin} in the validation handshake. */
    @WithDefault("tidings.example")
    String origin();

    /** The age at which events and their deliveries are purged: at least the retention of the topics. */
    @WithDefault("7d")
    Duration retention();
}
