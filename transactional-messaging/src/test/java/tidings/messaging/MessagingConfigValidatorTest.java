package tidings.messaging;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MessagingConfigValidatorTest {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration STALLED = Duration.ofSeconds(45);

    @Test
    void an_inbox_retention_above_that_of_the_topics_is_accepted() {
        assertThatCode(() -> validate(Duration.ofDays(8), WEEK, STALLED)).doesNotThrowAnyException();
    }

    @Test
    void an_inbox_retention_not_above_that_of_the_topics_stops_the_start() {
        assertThatThrownBy(() -> validate(WEEK, WEEK, STALLED))
                .hasMessageContaining("tidings.messaging.inbox-retention is PT168H")
                .hasMessageContaining("tidings.messaging.topic-retention");
    }

    @Test
    void a_stalled_after_of_zero_stops_the_start() {
        assertThatThrownBy(() -> validate(Duration.ofDays(8), WEEK, Duration.ZERO))
                .hasMessageContaining("tidings.messaging.stalled-after");
    }

    @Test
    void a_database_timeout_of_zero_stops_the_start() {
        assertThatThrownBy(() -> validate(Duration.ofDays(8), WEEK, STALLED, Duration.ZERO))
                .hasMessageContaining("tidings.messaging.database-timeout");
    }

    private static void validate(Duration inbox, Duration topics, Duration stalledAfter) {
        validate(inbox, topics, stalledAfter, Duration.ofSeconds(1));
    }

    private static void validate(Duration inbox, Duration topics, Duration stalledAfter, Duration database) {
        new MessagingConfigValidator(new Settings("test-service", inbox, topics, stalledAfter, database))
                .validate(new StartupEvent());
    }

    private record Settings(
            String service,
            Duration inboxRetention,
            Duration topicRetention,
            Duration stalledAfter,
            Duration databaseTimeout)
            implements MessagingConfig {}
}
