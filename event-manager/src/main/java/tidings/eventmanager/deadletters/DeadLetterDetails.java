package tidings.eventmanager.deadletters;

import java.util.List;
import java.util.Optional;
import tidings.eventmanager.deadletters.domain.StoredDeadLetter;

/**
 * All that is known about a dead letter.
 *
 * @param refusal why nobody could read it, were it redriven as it stands
 * @param hops the way of its message, oldest first
 */
public record DeadLetterDetails(
        StoredDeadLetter letter,
        Optional<String> refusal,
        List<DeadLetterViews.Hop> hops,
        List<DeadLetterViews.Recorded> actions) {}
