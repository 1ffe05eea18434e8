package tidings.eventmanager.patterns;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A number of events of these types within a time, for example three rejections of a customer in five minutes. */
record Threshold(String name, String by, Duration within, Collection<String> types, int count) implements Pattern {

    @Override
    public List<Match> matches(List<ObservedEvent> unused, Instant watermark) {
        List<ObservedEvent> sorted =
                unused.stream().sorted(ObservedEvent.BY_EVENT_TIME).toList();
        List<Match> matches = new ArrayList<>();
        int first = 0;
        while (first + count <= sorted.size()) {
            List<ObservedEvent> window = sorted.subList(first, first + count);
            Instant end = window.get(0).at().plus(within);
            if (window.get(count - 1).at().isAfter(end)) {
                first++;
            } else {
                matches.add(new Match(this, window.get(0).key(), List.copyOf(window)));
                first += count;
            }
        }
        return matches;
    }
}
