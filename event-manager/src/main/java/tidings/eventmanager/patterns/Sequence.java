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
        List<ObservedEvent> left =
                new ArrayList<>(unused.stream().sorted(inStep()).toList());
        List<Match> matches = new ArrayList<>();
        for (ObservedEvent first : List.copyOf(left)) {
            List<ObservedEvent> chain = left.contains(first) ? chainFrom(first, left) : List.of();
            if (chain.size() == steps.size()) {
                left.removeAll(chain);
                matches.add(new Match(this, first.key(), chain));
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
    private List<ObservedEvent> chainFrom(ObservedEvent first, List<ObservedEvent> candidates) {
        List<ObservedEvent> chain = new ArrayList<>();
        for (ObservedEvent next : candidates.subList(candidates.indexOf(first), candidates.size())) {
            if (chain.size() < steps.size()
                    && next.type().equals(steps.get(chain.size()))
                    && !next.at().isAfter(first.at().plus(within))) {
                chain.add(next);
            } else if (chain.isEmpty()) {
                return chain;
            }
        }
        return chain;
    }
}
