package tidings.eventmanager.deadletters;

import java.util.Optional;
import tidings.eventmanager.deadletters.record.Redrive;

/** The readers of redriven messages. */
public interface DeadLetterReaders {

    /** The reason why no service could read the message; empty if it is readable. */
    Optional<String> refusal(Redrive redrive);
}
