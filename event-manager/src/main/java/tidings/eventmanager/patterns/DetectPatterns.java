package tidings.eventmanager.patterns;

import static java.util.stream.Collectors.groupingBy;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/**
 * Detects matches of patterns by event time and publishes each match once.
 *
 * <p>An event that arrives later than the allowed lateness may not count.
 */
@ApplicationScoped
class DetectPatterns {

    private static final int BATCH_SIZE = 500;

    private final Patterns patterns;
    private final ObservedEvents observedEvents;

    DetectPatterns(Patterns patterns, ObservedEvents observedEvents) {
        this.patterns = patterns;
        this.observedEvents = observedEvents;
    }

    /** Adds events, in any order and with duplicates. */
    @WithTransaction
    public Uni<Void> take(List<ObservedEvent> seen) {
        return observedEvents.add(seen).map(this::completing).chain(this::decide);
    }

    private Uni<Void> decide(List<ObservedEvent> fresh) {
        return fresh.isEmpty()
                ? Uni.createFrom().voidItem()
                : observedEvents.unused(fresh).chain(unused -> {
                    List<Match> matches = matches(unused, Instant.MIN);
                    return observedEvents.record(matches, events(matches));
                });
    }

    /** The events that may complete a match now: an absence is completed by time alone. */
    private List<ObservedEvent> completing(List<ObservedEvent> fresh) {
        List<String> timed = timed();
        return fresh.stream().filter(event -> !timed.contains(event.pattern())).toList();
    }

    /** Publishes the matches that time alone has completed. Returns whether more may exist. */
    @WithTransaction
    public Uni<Boolean> sweep() {
        return observedEvents.watermark().chain(watermark -> watermark
                .map(this::sweep)
                .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private Uni<Boolean> sweep(Instant watermark) {
        return observedEvents.overdue(timed(), watermark, BATCH_SIZE).chain(overdue -> {
            List<Match> matches = matches(overdue.related(), watermark.minus(patterns.allowedLateness())).stream()
                    .filter(match -> overdue.due().contains(match.last()))
                    .toList();
            return observedEvents
                    .record(matches, overdue.due())
                    .chain(() -> overdue.more() ? Uni.createFrom().voidItem() : observedEvents.purge(watermark))
                    .replaceWith(overdue.more());
        });
    }

    private List<String> timed() {
        return patterns.all().stream()
                .filter(Pattern::isCompletedByTime)
                .map(Pattern::name)
                .toList();
    }

    private List<Match> matches(List<ObservedEvent> unused, Instant watermark) {
        return unused.stream().collect(groupingBy(Group::of)).entrySet().stream()
                .flatMap(group -> patterns.named(group.getKey().pattern()).stream()
                        .flatMap(pattern -> pattern.matches(group.getValue(), watermark).stream()))
                .toList();
    }

    private static List<ObservedEvent> events(List<Match> matches) {
        return matches.stream().flatMap(match -> match.events().stream()).toList();
    }

    private record Group(String pattern, String key) {

        static Group of(ObservedEvent event) {
            return new Group(event.pattern(), event.key());
        }
    }
}
