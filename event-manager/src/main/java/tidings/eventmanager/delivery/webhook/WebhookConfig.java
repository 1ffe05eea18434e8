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

    /** Whether webhooks may have plain {@code http} addresses (Web Hooks 1.0.2, section 2: HTTPS is required). */
    @WithDefault("false")
    boolean httpAllowed();

    /** The value of {@code WebHook-Request-Origin} in the validation handshake. */
    @WithDefault("tidings.example")
    String origin();
}
