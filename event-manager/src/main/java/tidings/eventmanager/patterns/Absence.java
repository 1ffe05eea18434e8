package tidings.eventmanager.patterns;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * An event without a follow-up within a time, for example placed and not settled in 30 seconds.
 *
 * @param start the type of the first event
 * @param ends the types of its follow-ups; one at the same time counts
 */
record Absence(String name, String by, Duration within, String start, List<String> ends) implements Pattern {

    @Override
    public Collection<String> types() {
        return Stream.concat(Stream.of(start), ends.stream()).toList();
    }

    @Override
    public List<Match> matches(List<ObservedEvent> unused, Instant watermark) {
        return unused.stream()
                .filter(event -> event.type().equals(start))
                .filter(event -> !event.at().plus(within).isAfter(watermark))
                .filter(event -> unused.stream().noneMatch(other -> ends(event, other)))
                .sorted(ObservedEvent.BY_EVENT_TIME)
                .map(event -> new Match(this, event.key(), List.of(event)))
                .toList();
    }

    @Override
    public boolean isCompletedByTime() {
        return true;
    }

    private boolean ends(ObservedEvent event, ObservedEvent other) {
        return ends.contains(other.type())
                && !other.at().isBefore(event.at())
                && !other.at().isAfter(event.at().plus(within));
    }
}
