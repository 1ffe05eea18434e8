package tidings.deadletters;

import java.util.Optional;
import tidings.deadletters.domain.Redrive;

/** Those who read what is redriven. */
public interface Readers {

    /** Why none of them could read it; empty where they can. */
    Optional<String> refusal(Redrive redrive);
}
