package tidings.eventmanager.patterns;

import static java.util.stream.Collectors.groupingBy;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Detects matches of patterns by event time and publishes each match once.
 *
 * <p>An event that arrives later than the allowed lateness may not count.
 */
@ApplicationScoped
class DetectPatterns {

    private static final int BATCH_SIZE = 500;

    private final Patterns patterns;
    private final ObservedEventStore observedEvents;
    private final Watermarks watermarks;

    DetectPatterns(Patterns patterns, ObservedEventStore observedEvents, Watermarks watermarks) {
        this.patterns = patterns;
        this.observedEvents = observedEvents;
        this.watermarks = watermarks;
    }

    /** Adds events, in any order and with duplicates. */
    @WithTransaction
    Uni<Void> take(List<ObservedEvent> seen) {
        return observedEvents.add(seen).map(this::completing).chain(this::decide);
    }

    /** The events that may complete a match now: an absence is completed by time alone. */
    private List<ObservedEvent> completing(List<ObservedEvent> fresh) {
        List<String> timed = patterns.completedByTime();
        return fresh.stream().filter(event -> !timed.contains(event.pattern())).toList();
    }

    private Uni<Void> decide(List<ObservedEvent> completing) {
        return completing.isEmpty()
                ? Uni.createFrom().voidItem()
                : observedEvents
                        .unused(completing)
                        .map(unused -> matches(unused, Instant.MIN).toList())
                        .chain(matches -> observedEvents.record(
                                matches,
                                matches.stream()
                                        .flatMap(match -> match.events().stream())
                                        .toList()));
    }

    /**
     * Publishes the matches that time alone has completed, and purges the events of which no match can come. Returns whether
     * more may exist. One replica at a time: another one would purge what this one has yet to publish.
     */
    @WithTransaction
    Uni<Boolean> sweep() {
        return observedEvents
                .takeTurn()
                .chain(mine -> mine ? watermarks.current() : Uni.createFrom().item(Optional.<Instant>empty()))
                .chain(watermark -> watermark.map(this::sweep).orElseGet(() -> Uni.createFrom()
                        .item(false)));
    }

    private Uni<Boolean> sweep(Instant watermark) {
        return observedEvents
                .overdue(patterns.completedByTime(), watermark, BATCH_SIZE)
                .chain(due -> (due.isEmpty() ? Uni.createFrom().voidItem() : settle(due, watermark))
                        .chain(() -> due.size() < BATCH_SIZE
                                ? observedEvents.purge(watermark).replaceWith(false)
                                : Uni.createFrom().item(true)));
    }

    private Uni<Void> settle(List<ObservedEvent> due, Instant watermark) {
        return observedEvents
                .related(due)
                .map(related -> matches(related, watermark.minus(patterns.allowedLateness()))
                        .filter(match -> due.contains(match.last()))
                        .toList())
                .chain(matches -> observedEvents.record(matches, due));
    }

    private Stream<Match> matches(List<ObservedEvent> events, Instant watermark) {
        return patterns.all().stream().flatMap(pattern -> events.stream()
                .filter(event -> event.pattern().equals(pattern.name()))
                .collect(groupingBy(ObservedEvent::key))
                .values()
                .stream()
                .flatMap(group -> pattern.matches(group, watermark).stream()));
    }
}
