package tidings.eventmanager;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import tidings.eventmanager.deadletters.DeadLetterConfig;
import tidings.eventmanager.delivery.DeliveryConfig;
import tidings.eventmanager.journal.JournalConfig;
import tidings.eventmanager.stream.StreamConfig;
import tidings.eventmanager.subscriptions.SubscriptionConfig;
import tidings.messaging.MessagingConfig;

/** Stops the start if a setting breaks a promise of the event manager. The error names the setting and its limit. */
@Startup
@ApplicationScoped
class EventManagerConfigValidator {

    EventManagerConfigValidator(
            SubscriptionConfig subscriptions,
            DeliveryConfig deliveries,
            StreamConfig streams,
            JournalConfig journal,
            DeadLetterConfig deadLetters,
            MessagingConfig messaging) {
        Duration topicRetention = messaging.topicRetention();
        atLeastOne("tidings.subscriptions.max-subscriptions", subscriptions.maxSubscriptions());
        validate(deliveries);
        atLeastOne("tidings.streams.max-streams", streams.maxStreams());
        atLeastOne("tidings.streams.max-streams-per-client", streams.maxStreamsPerClient());
        retention("tidings.deliveries.retention", deliveries.retention(), topicRetention);
        require(
                "tidings.tracking.retention-days",
                journal.retentionDays(),
                journal.retentionDays() >= topicRetention.toDays(),
                "at least " + topicRetention.toDays() + ", the retention of the topics");
        retention("tidings.dead-letters.retention", deadLetters.retention(), topicRetention);
    }

    private static void validate(DeliveryConfig config) {
        positive("tidings.deliveries.timeout", config.timeout());
        require(
                "tidings.deliveries.timeout",
                config.timeout(),
                config.timeout().compareTo(config.claim()) < 0,
                "below tidings.deliveries.claim, which is " + config.claim());
        atLeastOne("tidings.deliveries.max-in-flight", config.maxInFlight());
        positive("tidings.deliveries.retry-delay", config.retryDelay());
        require(
                "tidings.deliveries.max-retry-delay",
                config.maxRetryDelay(),
                config.maxRetryDelay().compareTo(config.retryDelay()) >= 0,
                "at least tidings.deliveries.retry-delay, which is " + config.retryDelay());
        atLeastOne("tidings.deliveries.max-attempts", config.maxAttempts());
        atLeastOne("tidings.deliveries.max-consecutive-failures", config.maxConsecutiveFailures());
    }

    private static void retention(String key, Duration value, Duration topicRetention) {
        require(
                key,
                value,
                value.compareTo(topicRetention) >= 0,
                "at least " + topicRetention + ", the retention of the topics");
    }

    private static void positive(String key, Duration value) {
        require(key, value, !value.isZero() && !value.isNegative(), "positive");
    }

    private static void atLeastOne(String key, int value) {
        require(key, value, value >= 1, "at least 1");
    }

    private static void require(String key, Object value, boolean holds, String rule) {
        if (!holds) {
            throw new IllegalStateException(key + " is " + value + " and must be " + rule + ".");
        }
    }
}
