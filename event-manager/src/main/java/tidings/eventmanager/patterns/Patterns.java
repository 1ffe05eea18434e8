package tidings.eventmanager.patterns;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tidings.eventmanager.patterns.domain.Pattern;

/** The declared patterns. */
public interface Patterns {

    List<Pattern> all();

    Optional<Pattern> named(String name);

    /** How late after it happened an event may arrive and still count. */
    Duration allowedLateness();
}
