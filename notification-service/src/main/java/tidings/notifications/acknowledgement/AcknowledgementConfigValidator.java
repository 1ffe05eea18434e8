package tidings.notifications.acknowledgement;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import tidings.messaging.MessagingConfig;

/** Rejects invalid settings at start: the service then does not start. */
@ApplicationScoped
class AcknowledgementConfigValidator {

    void validate(@Observes StartupEvent starting, AcknowledgementConfig config, MessagingConfig messaging) {
        // A topic keeps a command for so long: its notification can be sent that late.
        Duration topicRetention = messaging.topicRetention();
        if (config.maxAge().compareTo(topicRetention) < 0) {
            throw new IllegalArgumentException(
                    "tidings.acknowledgements.max-age is %s: it must be at least %s, the retention of the topics"
                            .formatted(config.maxAge(), topicRetention));
        }
    }
}
