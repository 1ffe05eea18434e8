package tidings.eventmanager.deadletters;

import java.util.Optional;
import tidings.eventmanager.deadletters.domain.Redrive;

/** Those who read what is redriven. */
public interface DeadLetterReaders {

    /** Why none of them could read it; empty where they can. */
    Optional<String> refusal(Redrive redrive);
}
