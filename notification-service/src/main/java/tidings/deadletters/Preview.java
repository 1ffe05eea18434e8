package tidings.deadletters;

import java.util.Optional;
import tidings.deadletters.domain.Redrive;

/**
 * What would be sent.
 *
 * @param refusal why nobody could read it, so that it would be a dead letter again
 */
public record Preview(Redrive redrive, Optional<String> refusal) {}
