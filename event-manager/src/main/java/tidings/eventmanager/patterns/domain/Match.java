package tidings.eventmanager.patterns.domain;

import java.util.List;

/** Events that match a pattern, as they happened. */
public record Match(Pattern pattern, String key, List<ObservedEvent> events) {

    /** The event that completed it. */
    public ObservedEvent last() {
        return events.get(events.size() - 1);
    }
}
