package tidings.patterns.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Events of these types one after the other within a time, for example confirmed and then cancelled within an hour. */
public record Sequence(String name, String by, Duration within, List<String> steps) implements Pattern {

    @Override
    public Collection<String> types() {
        return steps;
    }

    @Override
    public List<Match> matches(List<Sighting> unused, Instant complete) {
        List<Sighting> left = new ArrayList<>(unused.stream().sorted(inStep()).toList());
        List<Match> matches = new ArrayList<>();
        for (Sighting first : List.copyOf(left)) {
            List<Sighting> chain = left.contains(first) ? chainFrom(first, left) : List.of();
            if (chain.size() == steps.size()) {
                left.removeAll(chain);
                matches.add(new Match(this, first.key(), chain));
            }
        }
        return matches;
    }

    /** As they happened; of what happened at the same time, first the earlier step. */
    private Comparator<Sighting> inStep() {
        return Comparator.comparing(Sighting::at)
                .thenComparing(sighting -> steps.indexOf(sighting.type()))
                .thenComparing(Sighting.AS_THEY_HAPPENED);
    }

    /** The earliest event for each step, each after the one before; shorter than the steps where one is missing. */
    private List<Sighting> chainFrom(Sighting first, List<Sighting> candidates) {
        List<Sighting> chain = new ArrayList<>();
        for (Sighting next : candidates.subList(candidates.indexOf(first), candidates.size())) {
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
