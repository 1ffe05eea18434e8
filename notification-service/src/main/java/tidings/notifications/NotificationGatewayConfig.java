package tidings.notifications;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Settings of the notification gateway. */
@ConfigMapping(prefix = "tidings.notification-gateway")
public interface NotificationGatewayConfig {

    /** The time for one attempt, well below the 30 s of a claim. */
    @WithDefault("10s")
    Duration timeout();

    /** The address of the provider of notifications. Without it, notifications are simulated. */
    Optional<URI> url();

    /** The bearer token for the provider. */
    Optional<String> apiKey();

    /** The time for which the simulated gateway recognises a notification that it has sent. */
    @WithDefault("7d")
    Duration deduplicationWindow();
}
