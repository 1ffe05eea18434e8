package tidings.eventmanager.journal.flow;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message of a flow and its effects.
 *
 * @param hop 1 for a root, plus one per cause above
 * @param afterCause the time between its cause and itself; null for a root
 * @param deadLetters the dead letters of the message, one per service that could not handle it
 */
public record Step(
        TrackedMessage message,
        int hop,
        @Nullable Duration afterCause,
        List<TrackedMessage> deadLetters,
        List<Step> effects) {

    /** This step and all its effects, each cause before its effects. */
    public Stream<Step> all() {
        return Stream.concat(Stream.of(this), effects.stream().flatMap(Step::all));
    }
}
