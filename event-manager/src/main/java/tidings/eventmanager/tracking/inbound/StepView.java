package tidings.eventmanager.tracking.inbound;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.tracking.domain.Step;

/**
 * A message of a flow as it is shown over HTTP, with all that it led to.
 *
 * @param hop 1 for the first message, and one more for each cause above
 * @param afterCauseMillis how long after its cause it was sent
 * @param afterStartMillis how long after the first message of the flow
 * @param publishedAfterMillis how long after it was sent Kafka had it
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

    /** As exact as the database. */
    static double millis(Duration duration) {
        return TimeUnit.NANOSECONDS.toMicros(duration.toNanos()) / 1000.0;
    }
}
