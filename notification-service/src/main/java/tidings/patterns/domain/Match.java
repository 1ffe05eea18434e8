package tidings.patterns.domain;

import java.util.List;

/** Events that match a pattern, as they happened. */
public record Match(Pattern pattern, String key, List<Sighting> events) {

    /** The event that completed it. */
    public Sighting last() {
        return events.get(events.size() - 1);
    }
}
