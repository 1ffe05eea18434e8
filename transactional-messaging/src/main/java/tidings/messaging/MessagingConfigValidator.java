package tidings.messaging;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

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
        if (config.stalledAfter().isNegative() || config.stalledAfter().isZero()) {
            throw new IllegalArgumentException(
                    "tidings.messaging.stalled-after is " + config.stalledAfter() + ", but has to be positive");
        }
    }
}
