package tidings.eventmanager.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tidings.eventmanager.delivery.AttemptResult.State;
import tidings.eventmanager.delivery.webhook.Outcome;

class RetryPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final RetryPolicy POLICY = new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(10), 10, 3);

    @Test
    void the_delay_doubles_per_failure_up_to_its_maximum() {
        assertThat(POLICY.delayAfter(1, 1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(POLICY.delayAfter(4, 1)).isEqualTo(Duration.ofSeconds(8));
        assertThat(POLICY.delayAfter(1000, 1)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void jitter_reduces_the_delay_by_up_to_half() {
        assertThat(POLICY.delayAfter(4, 0)).isEqualTo(Duration.ofSeconds(4));
        assertThat(POLICY.delayAfter(4, 0.5)).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void retry_after_extends_the_usual_delay() {
        assertThat(after(0, Outcome.Failed.because("503")).dueAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(after(0, new Outcome.Failed("429", Duration.ofSeconds(30), ""))
                        .dueAt())
                .isEqualTo(NOW.plusSeconds(30));
        assertThat(after(1, new Outcome.Failed("429", Duration.ofSeconds(1), ""))
                        .dueAt())
                .isEqualTo(NOW.plusSeconds(2));
    }

    @Test
    void an_attempt_that_the_sink_postpones_does_not_count() {
        AttemptResult postponed = after(99, new Outcome.Failed("429", Duration.ofSeconds(30), ""));

        assertThat(postponed.isCounted()).isFalse();
        assertThat(postponed.state()).isEqualTo(State.PENDING);
        assertThat(after(0, Outcome.Failed.because("503")).isCounted()).isTrue();
    }

    @Test
    void a_subscription_pauses_for_the_longest_requested_time_even_if_a_delivery_succeeds() {
        List<AttemptResult> batch = List.of(
                after(0, new Outcome.Failed("429", Duration.ofSeconds(30), "")),
                after(0, new Outcome.Delivered("204")),
                after(0, new Outcome.Failed("429", Duration.ofSeconds(60), "")));

        assertThat(POLICY.pauseOfSubscription(batch, 0, 1)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void a_subscription_pauses_from_its_second_failure_in_a_row() {
        List<AttemptResult> batch = List.of(after(0, Outcome.Failed.because("503")));

        assertThat(POLICY.pauseOfSubscription(batch, 0, 1)).isZero();
        assertThat(POLICY.pauseOfSubscription(batch, 1, 1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(POLICY.pauseOfSubscription(batch, 4, 1)).isEqualTo(Duration.ofSeconds(8));
        List<AttemptResult> mixed = List.of(batch.get(0), after(0, new Outcome.Delivered("204")));
        assertThat(POLICY.pauseOfSubscription(mixed, 4, 1)).isZero();
    }

    @Test
    void the_last_attempt_gives_up() {
        assertThat(after(1, Outcome.Failed.because("503")).state()).isEqualTo(State.PENDING);
        assertThat(after(2, Outcome.Failed.because("503")).state()).isEqualTo(State.GIVEN_UP);
        assertThat(after(2, new Outcome.Delivered("204")).state()).isEqualTo(State.DELIVERED);
        assertThat(after(2, new Outcome.Gone("410", "")).state()).isEqualTo(State.PENDING);
    }

    private static AttemptResult after(int attempts, Outcome outcome) {
        return AttemptResult.after(1, attempts, outcome, NOW, NOW, POLICY, 1);
    }
}
