package tidings.eventmanager.patterns;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tidings.eventmanager.patterns.domain.Match;
import tidings.eventmanager.patterns.domain.ObservedEvent;

/** The events that patterns have seen, for as long as they can be part of a match. */
public interface ObservedEvents {

    /** Makes durable those that are not there yet and are not too late; returns these. */
    Uni<List<ObservedEvent>> add(List<ObservedEvent> sightings);

    /**
     * All that no match has used, with the pattern and the key of one of these. Nobody else decides about them before the
     * transaction ends.
     */
    Uni<List<ObservedEvent>> unused(List<ObservedEvent> like);

    /**
     * At most {@code limit} of these patterns whose time is over, and all that has the same pattern and key; nothing where
     * another replica looks already.
     */
    Uni<Overdue> overdue(Collection<String> patterns, Instant complete, int limit);

    /** Makes durable that these are used and need no further look, and announces the matches: both or neither. */
    Uni<Void> record(List<Match> matches, List<ObservedEvent> settled);

    /** Forgets some of what can no longer be part of a match. */
    Uni<Void> forget(Instant complete);

    /** Before it, all that happened has been seen, on every partition; empty where that is not known yet. */
    Uni<Optional<Instant>> complete();

    /**
     * What is overdue, and what it is to be judged by.
     *
     * @param more whether there may be more
     */
    record Overdue(List<ObservedEvent> due, List<ObservedEvent> related, boolean more) {}
}
