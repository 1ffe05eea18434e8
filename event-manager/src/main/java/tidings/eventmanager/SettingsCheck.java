package tidings.eventmanager;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import tidings.eventmanager.deadletters.DeadLetterConfig;
import tidings.eventmanager.deliveries.DeliverEvents;
import tidings.eventmanager.deliveries.DeliveryConfig;
import tidings.eventmanager.subscriptions.SubscriptionConfig;
import tidings.eventmanager.tracking.JournalConfig;

/** Stops the start if a setting breaks a promise of the event manager. The error names the setting and its limit. */
@Startup
@ApplicationScoped
class SettingsCheck {

    /** The retention of the topics. Kafka may deliver a message again until it is as old. */
    private static final Duration TOPIC_RETENTION = Duration.ofDays(7);

    SettingsCheck(
            SubscriptionConfig subscriptions,
            DeliveryConfig deliveries,
            JournalConfig journal,
            DeadLetterConfig deadLetters) {
        check(subscriptions);
        check(deliveries);
        check(journal);
        check(deadLetters);
    }

    static void check(SubscriptionConfig config) {
        atLeastOne("tidings.subscriptions.max-subscriptions", config.maxSubscriptions());
    }

    static void check(DeliveryConfig config) {
        positive("tidings.deliveries.timeout", config.timeout());
        require(
                "tidings.deliveries.timeout",
                config.timeout(),
                config.timeout().compareTo(DeliverEvents.CLAIM) < 0,
                "below " + DeliverEvents.CLAIM + ", for which a delivery is claimed");
        positive("tidings.deliveries.retry-delay", config.retryDelay());
        require(
                "tidings.deliveries.max-retry-delay",
                config.maxRetryDelay(),
                config.maxRetryDelay().compareTo(config.retryDelay()) >= 0,
                "at least tidings.deliveries.retry-delay, which is " + config.retryDelay());
        atLeastOne("tidings.deliveries.max-attempts", config.maxAttempts());
        atLeastOne("tidings.deliveries.max-consecutive-failures", config.maxConsecutiveFailures());
        retention("tidings.deliveries.retention", config.retention());
    }

    static void check(JournalConfig config) {
        require(
                "tidings.tracking.retention-days",
                config.retentionDays(),
                config.retentionDays() >= TOPIC_RETENTION.toDays(),
                "at least " + TOPIC_RETENTION.toDays() + ", the retention of the topics");
    }

    static void check(DeadLetterConfig config) {
        retention("tidings.dead-letters.retention", config.retention());
    }

    private static void retention(String key, Duration value) {
        require(
                key,
                value,
                value.compareTo(TOPIC_RETENTION) >= 0,
                "at least " + TOPIC_RETENTION + ", the retention of the topics");
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
