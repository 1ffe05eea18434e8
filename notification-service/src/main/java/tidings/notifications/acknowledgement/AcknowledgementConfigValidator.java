package tidings.notifications.acknowledgement;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Rejects invalid settings at start: the service then does not start. */
@ApplicationScoped
class AcknowledgementConfigValidator {

    /** The topics keep a command for so long: its notification can be sent that late. */
    private static final Duration TOPIC_RETENTION = Duration.ofDays(7);

    void validate(@Observes StartupEvent starting, AcknowledgementConfig config) {
        if (config.maxAge().compareTo(TOPIC_RETENTION) < 0) {
            throw new IllegalArgumentException(
                    "tidings.acknowledgements.max-age is %s: it must be at least %s, the retention of the topics"
                            .formatted(config.maxAge(), TOPIC_RETENTION));
        }
    }
}
