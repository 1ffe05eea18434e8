package tidings.eventmanager.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.journal.flow.Step;

/**
 * The JSON of a message in a flow, with its effects.
 *
 * @param hop 1 for a root, plus one per cause above
 * @param afterCauseMillis the time since its cause
 * @param afterStartMillis the time since the first message of the flow
 * @param publishedAfterMillis the time between sending and its Kafka record
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record StepView(
        MessageView message,
        int hop,
        @Nullable Double afterCauseMillis,
        double afterStartMillis,
        double publishedAfterMillis,
        List<DeadLetterView> deadLetters,
        List<StepView> effects) {

    static StepView of(Step step, Instant start) {
        Duration afterCause = step.afterCause();
        return new StepView(
                MessageView.of(step.message()),
                step.hop(),
                afterCause == null ? null : millis(afterCause),
                millis(start, step.message().sentAt()),
                millis(step.message().sentAt(), step.message().publishedAt()),
                step.deadLetters().stream().map(DeadLetterView::of).toList(),
                step.effects().stream().map(effect -> of(effect, start)).toList());
    }

    static double millis(Instant from, Instant to) {
        return millis(Duration.between(from, to));
    }

    /** The database stores microseconds. */
    static double millis(Duration duration) {
        return TimeUnit.NANOSECONDS.toMicros(duration.toNanos()) / 1000.0;
    }
}
