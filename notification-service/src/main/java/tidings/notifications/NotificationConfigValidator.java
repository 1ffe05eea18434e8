package tidings.notifications;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/** Rejects invalid settings at start: the service then does not start. */
@ApplicationScoped
class NotificationConfigValidator {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    void validate(@Observes StartupEvent starting, NotificationGatewayConfig config) {
        Duration timeout = config.timeout();
        if (timeout.compareTo(Duration.ZERO) <= 0 || timeout.compareTo(NotificationHandoff.CLAIM) >= 0) {
            throw new IllegalArgumentException(
                    "tidings.notification-gateway.timeout is %s: it must be above zero and below the claim of %s"
                            .formatted(timeout, NotificationHandoff.CLAIM));
        }
        if (config.deduplicationWindow().compareTo(NotificationHandoff.CLAIM) <= 0) {
            throw new IllegalArgumentException(
                    "tidings.notification-gateway.deduplication-window is %s: it must be above the claim of %s, after which a notification is sent again"
                            .formatted(config.deduplicationWindow(), NotificationHandoff.CLAIM));
        }
        config.url().ifPresent(NotificationConfigValidator::validate);
    }

    private static void validate(URI url) {
        if (url.getHost() == null
                || !SCHEMES.contains(String.valueOf(url.getScheme()))
                || url.toString().endsWith("/")) {
            throw new IllegalArgumentException(
                    "tidings.notification-gateway.url is %s: it must be an http or https address without a slash at its end"
                            .formatted(url));
        }
    }
}
