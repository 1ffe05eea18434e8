package tidings.eventmanager.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void retry_after_is_seconds_or_a_date() {
        assertThat(RetryAfter.of("120", NOW)).isEqualTo(Duration.ofMinutes(2));
        assertThat(RetryAfter.of("Sat, 21 Nov 2026 12:00:30 GMT", NOW)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void an_invalid_retry_after_is_ignored() {
        assertThat(RetryAfter.of(null, NOW)).isZero();
        assertThat(RetryAfter.of("soon", NOW)).isZero();
        assertThat(RetryAfter.of("-5", NOW)).isZero();
        assertThat(RetryAfter.of("Sat, 21 Nov 2020 12:00:30 GMT", NOW)).isZero();
    }

    @Test
    void the_pause_is_at_most_one_day() {
        assertThat(RetryAfter.of("999999999", NOW)).isEqualTo(Duration.ofDays(1));
    }
}
