package tidings.eventmanager.deadletters;

import java.util.Optional;
import tidings.eventmanager.deadletters.record.Redrive;

/**
 * A redrive that has not been sent.
 *
 * @param refusal the reason why no service could read it, so that it would become a dead letter again
 */
public record DeadLetterPreview(Redrive redrive, Optional<String> refusal) {}
