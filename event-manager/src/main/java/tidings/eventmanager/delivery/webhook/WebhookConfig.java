package tidings.eventmanager.delivery.webhook;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The settings of webhooks: a part of those of deliveries. */
public interface WebhookConfig {

    /** The timeout of one attempt: below the time of a claim. */
    @WithDefault("5s")
    Duration timeout();

    /** Whether webhooks may have loopback, private, link-local and metadata addresses. */
    @WithDefault("false")
    boolean privateTargetsAllowed();

    /** The value of {@code WebHook-Request-Origin} in the validation handshake. */
    @WithDefault("tidings.example")
    String origin();
}
