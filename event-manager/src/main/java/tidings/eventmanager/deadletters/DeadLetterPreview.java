package tidings.eventmanager.deadletters;

import java.util.Optional;
import tidings.eventmanager.deadletters.domain.Redrive;

/**
 * What would be sent.
 *
 * @param refusal why nobody could read it, so that it would be a dead letter again
 */
public record DeadLetterPreview(Redrive redrive, Optional<String> refusal) {}
