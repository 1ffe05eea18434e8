package tidings.notifications;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the notification gateway. */
@ConfigMapping(prefix = "tidings.notification-gateway")
public interface NotificationGatewayConfig {

    /** The time for one attempt, well below the 30 s of a claim. */
    @WithDefault("10s")
    Duration timeout();

    /** The time for which the simulated gateway recognises a notification that it has sent. */
    @WithDefault("7d")
    Duration deduplicationWindow();
}
