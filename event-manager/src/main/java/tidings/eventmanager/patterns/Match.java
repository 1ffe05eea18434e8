package tidings.eventmanager.patterns;

import java.util.List;

/** Events that match a pattern, in order of event time. */
record Match(Pattern pattern, String key, List<ObservedEvent> events) {

    /** The event that completed the match. */
    public ObservedEvent last() {
        return events.get(events.size() - 1);
    }
}
