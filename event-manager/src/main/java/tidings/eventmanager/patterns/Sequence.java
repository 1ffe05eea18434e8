package tidings.eventmanager.patterns;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Events of these types in this order within a time, for example confirmed and then cancelled within an hour. */
record Sequence(String name, String by, Duration within, List<String> steps) implements Pattern {

    @Override
    public Collection<String> types() {
        return steps;
    }

    @Override
    public List<Match> matches(List<ObservedEvent> unused, Instant watermark) {
        List<ObservedEvent> left = new ArrayList<>(unused);
        left.sort(inStep());
        List<Match> matches = new ArrayList<>();
        while (!left.isEmpty()) {
            List<ObservedEvent> chain = chain(left);
            if (chain.size() == steps.size()) {
                matches.add(new Match(this, chain.get(0).key(), chain));
                left.removeAll(chain);
            } else {
                left.remove(0);
            }
        }
        return matches;
    }

    /** By event time; at the same time, the earlier step first. */
    private Comparator<ObservedEvent> inStep() {
        return Comparator.comparing(ObservedEvent::at)
                .thenComparing(event -> steps.indexOf(event.type()))
                .thenComparing(ObservedEvent.BY_EVENT_TIME);
    }

    /** The earliest event of each step after the one before; shorter than the steps if one is missing. */
    private List<ObservedEvent> chain(List<ObservedEvent> sorted) {
        Instant end = sorted.get(0).at().plus(within);
        List<ObservedEvent> chain = new ArrayList<>();
        for (ObservedEvent next : sorted) {
            if (chain.size() < steps.size()
                    && next.type().equals(steps.get(chain.size()))
                    && !next.at().isAfter(end)) {
                chain.add(next);
            }
        }
        return chain;
    }
}
