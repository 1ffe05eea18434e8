package tidings.eventmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.eventmanager.deadletters.DeadLetterConfig;
import tidings.eventmanager.delivery.DeliveryConfig;
import tidings.eventmanager.journal.JournalConfig;
import tidings.eventmanager.stream.StreamConfig;
import tidings.eventmanager.subscriptions.SubscriptionConfig;
import tidings.messaging.MessagingConfig;

class EventManagerConfigValidatorTest {

    @Test
    void the_default_settings_are_valid() {
        assertThatCode(() -> start(Map.of())).doesNotThrowAnyException();
    }

    @Test
    void private_targets_are_forbidden_by_default() {
        assertThat(config(Map.of()).getConfigMapping(DeliveryConfig.class).privateTargetsAllowed())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "tidings.subscriptions.max-subscriptions, 0, at least 1",
        "tidings.deliveries.timeout, 0s, positive",
        "tidings.deliveries.timeout, 30s, below tidings.deliveries.claim",
        "tidings.deliveries.retry-delay, 0s, positive",
        "tidings.deliveries.max-retry-delay, 500ms, at least tidings.deliveries.retry-delay",
        "tidings.deliveries.max-attempts, 0, at least 1",
        "tidings.deliveries.max-consecutive-failures, 0, at least 1",
        "tidings.deliveries.max-in-flight, 0, at least 1",
        "tidings.streams.max-streams, 0, at least 1",
        "tidings.streams.max-streams-per-client, 0, at least 1",
        "tidings.deliveries.retention, 6d, the retention of the topics",
        "tidings.tracking.retention-days, 6, the retention of the topics",
        "tidings.dead-letters.retention, 6d, the retention of the topics"
    })
    void a_setting_beyond_its_limit_prevents_the_start(String key, String value, String limit) {
        assertThatThrownBy(() -> start(Map.of(key, value)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(key + " is ")
                .hasMessageContaining(limit);
    }

    private static void start(Map<String, String> settings) {
        SmallRyeConfig config = config(settings);
        new EventManagerConfigValidator(
                config.getConfigMapping(SubscriptionConfig.class),
                config.getConfigMapping(DeliveryConfig.class),
                config.getConfigMapping(StreamConfig.class),
                config.getConfigMapping(JournalConfig.class),
                config.getConfigMapping(DeadLetterConfig.class),
                config.getConfigMapping(MessagingConfig.class));
    }

    private static SmallRyeConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(SubscriptionConfig.class)
                .withMapping(DeliveryConfig.class)
                .withMapping(StreamConfig.class)
                .withMapping(JournalConfig.class)
                .withMapping(DeadLetterConfig.class)
                .withMapping(MessagingConfig.class)
                .withDefaultValue("quarkus.application.name", "test-service")
                .withSources(new PropertiesConfigSource(settings, "settings", 100))
                .build();
    }
}
