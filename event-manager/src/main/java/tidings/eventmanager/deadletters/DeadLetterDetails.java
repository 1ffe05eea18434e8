package tidings.eventmanager.deadletters;

import java.util.List;
import java.util.Optional;
import tidings.eventmanager.deadletters.record.StoredDeadLetter;

/**
 * A dead letter with its history.
 *
 * @param refusal the reason why no service could read it, if it were redriven now
 * @param hops the hops of its message, oldest first
 */
public record DeadLetterDetails(
        StoredDeadLetter deadLetter,
        Optional<String> refusal,
        List<DeadLetterViews.Hop> hops,
        List<DeadLetterViews.Recorded> actions) {}
