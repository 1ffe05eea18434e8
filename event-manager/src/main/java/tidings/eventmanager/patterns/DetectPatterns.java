package tidings.eventmanager.patterns;

import static java.util.stream.Collectors.groupingBy;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import tidings.eventmanager.patterns.domain.Match;
import tidings.eventmanager.patterns.domain.ObservedEvent;
import tidings.eventmanager.patterns.domain.Pattern;

/**
 * Detects matches of patterns by event time and publishes each match once.
 *
 * <p>An event that arrives later than the allowed lateness may not count.
 */
@ApplicationScoped
public class DetectPatterns {

    private static final int AT_ONCE = 500;

    private final Patterns patterns;
    private final ObservedEvents sightings;

    public DetectPatterns(Patterns patterns, ObservedEvents sightings) {
        this.patterns = patterns;
        this.sightings = sightings;
    }

    /** Adds events, in any order and with duplicates. */
    @WithTransaction
    public Uni<Void> take(List<ObservedEvent> seen) {
        return sightings.add(seen).map(this::completing).chain(this::decide);
    }

    private Uni<Void> decide(List<ObservedEvent> fresh) {
        return fresh.isEmpty()
                ? Uni.createFrom().voidItem()
                : sightings.unused(fresh).chain(unused -> {
                    List<Match> matches = matches(unused, Instant.MIN);
                    return sightings.record(matches, events(matches));
                });
    }

    /** The events that may complete a match now: an absence is completed by time alone. */
    private List<ObservedEvent> completing(List<ObservedEvent> fresh) {
        List<String> timed = timed();
        return fresh.stream()
                .filter(sighting -> !timed.contains(sighting.pattern()))
                .toList();
    }

    /** Publishes the matches that time alone has completed. Returns whether more may exist. */
    @WithTransaction
    public Uni<Boolean> sweep() {
        return sightings.complete().chain(complete -> complete.map(this::sweep)
                .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private Uni<Boolean> sweep(Instant complete) {
        return sightings.overdue(timed(), complete, AT_ONCE).chain(overdue -> {
            List<Match> matches = matches(overdue.related(), complete.minus(patterns.allowedLateness())).stream()
                    .filter(match -> overdue.due().contains(match.last()))
                    .toList();
            return sightings
                    .record(matches, overdue.due())
                    .chain(() -> overdue.more() ? Uni.createFrom().voidItem() : sightings.forget(complete))
                    .replaceWith(overdue.more());
        });
    }

    private List<String> timed() {
        return patterns.all().stream()
                .filter(Pattern::isCompletedByTime)
                .map(Pattern::name)
                .toList();
    }

    private List<Match> matches(List<ObservedEvent> unused, Instant complete) {
        return unused.stream().collect(groupingBy(Group::of)).entrySet().stream()
                .flatMap(group -> patterns.named(group.getKey().pattern()).stream()
                        .flatMap(pattern -> pattern.matches(group.getValue(), complete).stream()))
                .toList();
    }

    private static List<ObservedEvent> events(List<Match> matches) {
        return matches.stream().flatMap(match -> match.events().stream()).toList();
    }

    private record Group(String pattern, String key) {

        static Group of(ObservedEvent sighting) {
            return new Group(sighting.pattern(), sighting.key());
        }
    }
}
