package tidings.patterns;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tidings.patterns.domain.Match;
import tidings.patterns.domain.Sighting;

/** The events that patterns have seen, for as long as they can be part of a match. */
public interface Sightings {

    /** Makes durable those that are not there yet and are not too late; returns these. */
    Uni<List<Sighting>> add(List<Sighting> sightings);

    /**
     * All that no match has used, with the pattern and the key of one of these. Nobody else decides about them before the
     * transaction ends.
     */
    Uni<List<Sighting>> unused(List<Sighting> like);

    /**
     * At most {@code limit} of these patterns whose time is over, and all that has the same pattern and key; nothing where
     * another replica looks already.
     */
    Uni<Overdue> overdue(Collection<String> patterns, Instant complete, int limit);

    /** Makes durable that these are used and need no further look, and announces the matches: both or neither. */
    Uni<Void> record(List<Match> matches, List<Sighting> settled);

    /** Forgets some of what can no longer be part of a match. */
    Uni<Void> forget(Instant complete);

    /** Before it, all that happened has been seen, on every partition; empty where that is not known yet. */
    Uni<Optional<Instant>> complete();

    /**
     * What is overdue, and what it is to be judged by.
     *
     * @param more whether there may be more
     */
    record Overdue(List<Sighting> due, List<Sighting> related, boolean more) {}
}
