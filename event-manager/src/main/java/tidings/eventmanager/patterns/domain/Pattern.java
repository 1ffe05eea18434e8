package tidings.eventmanager.patterns.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What is declared about events with the same key. Decides by event time alone, so that a replay decides the same. */
public sealed interface Pattern permits Threshold, Absence, Sequence {

    String name();

    /** The field of the events that is their key, for example {@code customerId}. */
    String by();

    Duration within();

    /** The types of the events that it looks at. */
    Collection<String> types();

    /**
     * The matches among events with the same key that no match has used yet. No event is used twice.
     *
     * @param complete all that happened before has been seen
     */
    List<Match> matches(List<ObservedEvent> unused, Instant complete);

    /** Whether time alone can complete a match. */
    default boolean isCompletedByTime() {
        return false;
    }
}
