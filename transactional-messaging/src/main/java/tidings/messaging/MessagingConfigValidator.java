package tidings.messaging;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Stops the start of a service whose messaging settings would lose a guarantee. */
@ApplicationScoped
class MessagingConfigValidator {

    private static final int EARLIEST = 1;

    private final MessagingConfig config;

    MessagingConfigValidator(MessagingConfig config) {
        this.config = config;
    }

    void validate(@Observes @Priority(EARLIEST) StartupEvent starting) {
        if (config.inboxRetention().compareTo(config.topicRetention()) <= 0) {
            throw new IllegalArgumentException("tidings.messaging.inbox-retention is " + config.inboxRetention()
                    + ", but has to exceed tidings.messaging.topic-retention (" + config.topicRetention()
                    + "): a message redelivered later would be handled twice");
        }
        positive("stalled-after", config.stalledAfter());
        positive("database-timeout", config.databaseTimeout());
    }

    private static void positive(String key, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(
                    "tidings.messaging." + key + " is " + value + ", but has to be positive");
        }
    }
}
