package tidings.eventmanager.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tidings.eventmanager.log.EventLog.LoggedEvent;
import tidings.eventmanager.log.EventLog.Page;

/** The end of the event log in memory. Immutable: each append returns another one. */
final class RecentEvents {

    private static final int CAPACITY = 1_000;

    private final long start;
    private final List<LoggedEvent> events;

    private RecentEvents(long start, List<LoggedEvent> events) {
        this.start = start;
        this.events = events;
    }

    static RecentEvents after(long position) {
        return new RecentEvents(position, List.of());
    }

    long last() {
        return events.isEmpty() ? start : events.get(events.size() - 1).position();
    }

    RecentEvents append(List<LoggedEvent> newer) {
        List<LoggedEvent> all = new ArrayList<>(events);
        all.addAll(newer);
        int excess = Math.max(0, all.size() - CAPACITY);
        long from = excess == 0 ? start : all.get(excess - 1).position();
        return new RecentEvents(from, List.copyOf(all.subList(excess, all.size())));
    }

    /** The next events after a position, or empty if some of them are older than what is in memory. */
    Optional<Page> after(long position, int limit) {
        if (position < start) {
            return Optional.empty();
        }
        // Most readers are near the end.
        int first = events.size();
        while (first > 0 && events.get(first - 1).position() > position) {
            first--;
        }
        List<LoggedEvent> next = events.subList(first, Math.min(events.size(), first + limit));
        return Optional.of(new Page(next, next.size() == limit));
    }
}
