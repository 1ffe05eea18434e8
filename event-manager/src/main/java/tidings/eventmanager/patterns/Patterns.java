package tidings.eventmanager.patterns;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The declared patterns. */
interface Patterns {

    List<Pattern> all();

    Optional<Pattern> named(String name);

    /** How late after it happened an event may arrive and still count. */
    Duration allowedLateness();
}
