package tidings.eventmanager.tracking.domain;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message of a flow, and what it led to.
 *
 * @param hop 1 for what nothing here has caused, and one more for each cause above
 * @param afterCause how long after its cause it was sent; none where nothing here has caused it
 * @param deadLetters that it became, one for each service that could not handle it
 */
public record Step(
        TrackedMessage message,
        int hop,
        @Nullable Duration afterCause,
        List<TrackedMessage> deadLetters,
        List<Step> effects) {

    /** This one and all that follows from it, each cause before its effects. */
    public Stream<Step> all() {
        return Stream.concat(Stream.of(this), effects.stream().flatMap(Step::all));
    }
}
