package tidings.eventmanager;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import tidings.eventmanager.deadletters.DeadLetterConfig;
import tidings.eventmanager.deliveries.DeliveryConfig;
import tidings.eventmanager.journal.JournalConfig;
import tidings.eventmanager.subscriptions.SubscriptionConfig;
import tidings.messaging.MessagingConfig;

/** Stops the start if a setting breaks a promise of the event manager. The error names the setting and its limit. */
@Startup
@ApplicationScoped
class EventManagerConfigValidator {

    EventManagerConfigValidator(
            SubscriptionConfig subscriptions,
            DeliveryConfig deliveries,
            JournalConfig journal,
            DeadLetterConfig deadLetters,
            MessagingConfig messaging) {
        Duration topicRetention = messaging.topicRetention();
        validate(subscriptions);
        validate(deliveries, topicRetention);
        validate(journal, topicRetention);
        validate(deadLetters, topicRetention);
    }

    private static void validate(SubscriptionConfig config) {
        atLeastOne("tidings.subscriptions.max-subscriptions", config.maxSubscriptions());
    }

    private static void validate(DeliveryConfig config, Duration topicRetention) {
        positive("tidings.deliveries.timeout", config.timeout());
        require(
                "tidings.deliveries.timeout",
                config.timeout(),
                config.timeout().compareTo(config.claim()) < 0,
                "below tidings.deliveries.claim, which is " + config.claim());
        positive("tidings.deliveries.retry-delay", config.retryDelay());
        require(
                "tidings.deliveries.max-retry-delay",
                config.maxRetryDelay(),
                config.maxRetryDelay().compareTo(config.retryDelay()) >= 0,
                "at least tidings.deliveries.retry-delay, which is " + config.retryDelay());
        atLeastOne("tidings.deliveries.max-attempts", config.maxAttempts());
        atLeastOne("tidings.deliveries.max-consecutive-failures", config.maxConsecutiveFailures());
        retention("tidings.deliveries.retention", config.retention(), topicRetention);
    }

    private static void validate(JournalConfig config, Duration topicRetention) {
        require(
                "tidings.tracking.retention-days",
                config.retentionDays(),
                config.retentionDays() >= topicRetention.toDays(),
                "at least " + topicRetention.toDays() + ", the retention of the topics");
    }

    private static void validate(DeadLetterConfig config, Duration topicRetention) {
        retention("tidings.dead-letters.retention", config.retention(), topicRetention);
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
