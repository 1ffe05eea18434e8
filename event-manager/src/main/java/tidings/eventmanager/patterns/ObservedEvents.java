package tidings.eventmanager.patterns;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The events that may still be part of a match. */
interface ObservedEvents {

    /** Stores new events that are not too late, and returns them. */
    Uni<List<ObservedEvent>> add(List<ObservedEvent> events);

    /** All unused events with the pattern and the key of one of these. Locks them until the transaction ends. */
    Uni<List<ObservedEvent>> unused(List<ObservedEvent> like);

    /**
     * At most {@code limit} events whose time is over, with all related events (same pattern and key). Empty while
     * another replica checks.
     */
    Uni<Overdue> overdue(Collection<String> patterns, Instant watermark, int limit);

    /** Records these events as settled and publishes the matches: both or neither. */
    Uni<Void> record(List<Match> matches, List<ObservedEvent> settled);

    /** Purges some of the events that can no longer be part of a match. */
    Uni<Void> purge(Instant watermark);

    /** The watermark: every earlier event has been read, on every partition. Empty while it is unknown. */
    Uni<Optional<Instant>> watermark();

    /**
     * Due events and the events that decide about them.
     *
     * @param more whether more due events may exist
     */
    record Overdue(List<ObservedEvent> due, List<ObservedEvent> related, boolean more) {}
}
