package tidings.eventmanager.patterns;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * A declared relation between events with the same key. Decides by event time alone, so a replay gives the same
 * result.
 */
sealed interface Pattern permits Threshold, Absence, Sequence {

    String name();

    /** The field of the events that is their key, for example {@code customerId}. */
    String by();

    Duration within();

    /** The types of its events. */
    Collection<String> types();

    /**
     * The matches among unused events with the same key. No event is part of two matches.
     *
     * @param watermark every earlier event has been read
     */
    List<Match> matches(List<ObservedEvent> unused, Instant watermark);

    /** Whether time alone can complete a match. */
    default boolean isCompletedByTime() {
        return false;
    }
}
