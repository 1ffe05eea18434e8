package tidings.eventmanager.deliveries.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tidings.eventmanager.deliveries.domain.AttemptResult.State;

class RetryPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final RetryPolicy PATIENCE = new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(10), 10, 3);

    @Test
    void the_wait_doubles_with_each_failure_up_to_the_longest() {
        assertThat(PATIENCE.waitAfter(1, 1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(PATIENCE.waitAfter(4, 1)).isEqualTo(Duration.ofSeconds(8));
        assertThat(PATIENCE.waitAfter(1000, 1)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void chance_takes_up_to_half_of_it() {
        assertThat(PATIENCE.waitAfter(4, 0)).isEqualTo(Duration.ofSeconds(4));
        assertThat(PATIENCE.waitAfter(4, 0.5)).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void what_failed_is_due_again_when_the_sink_wants_it_but_not_sooner_than_usual() {
        assertThat(after(0, Outcome.Failed.because("503")).dueAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(after(0, new Outcome.Failed("429", Duration.ofSeconds(30))).dueAt())
                .isEqualTo(NOW.plusSeconds(30));
        assertThat(after(1, new Outcome.Failed("429", Duration.ofSeconds(1))).dueAt())
                .isEqualTo(NOW.plusSeconds(2));
    }

    @Test
    void the_last_attempt_gives_up() {
        assertThat(after(1, Outcome.Failed.because("503")).state()).isEqualTo(State.PENDING);
        assertThat(after(2, Outcome.Failed.because("503")).state()).isEqualTo(State.GIVEN_UP);
        assertThat(after(2, new Outcome.Delivered("204")).state()).isEqualTo(State.DELIVERED);
        assertThat(after(2, new Outcome.Gone("410")).state()).isEqualTo(State.PENDING);
    }

    private static AttemptResult after(int attempts, Outcome outcome) {
        return AttemptResult.after(1, attempts, outcome, NOW, NOW, PATIENCE, 1);
    }
}
