package tidings.patterns.outbound;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.pool.ReactiveConnection.Result;
import tidings.messaging.CurrentTransaction;
import tidings.messaging.Outbox;
import tidings.patterns.Patterns;
import tidings.patterns.Sightings;
import tidings.patterns.domain.Match;
import tidings.patterns.domain.Pattern;
import tidings.patterns.domain.Sighting;

/** Sightings in PostgreSQL. Recording a match fills the outbox too: there is no way to use events without announcing it. */
@ApplicationScoped
class SightingStore implements Sightings {

    private final Outbox outbox;
    private final Patterns patterns;

    SightingStore(Outbox outbox, Patterns patterns) {
        this.outbox = outbox;
        this.patterns = patterns;
    }

    @Override
    public Uni<List<Sighting>> add(List<Sighting> sightings) {
        return select(
                        SightingSql.ADD,
                        SightingColumns.texts(sightings, Sighting::pattern),
                        SightingColumns.texts(sightings, Sighting::key),
                        SightingColumns.texts(sightings, Sighting::source),
                        SightingColumns.texts(sightings, Sighting::id),
                        SightingColumns.texts(sightings, Sighting::type),
                        SightingColumns.orders(sightings),
                        SightingColumns.texts(sightings, Sighting::flow),
                        SightingColumns.times(sightings, any -> Duration.ZERO),
                        SightingColumns.times(sightings, this::counts))
                .map(SightingColumns::read);
    }

    @Override
    public Uni<List<Sighting>> unused(List<Sighting> like) {
        String[] names = SightingColumns.texts(like, Sighting::pattern);
        String[] keys = SightingColumns.texts(like, Sighting::key);
        return select(SightingSql.LOCK, names, keys)
                .chain(() -> select(SightingSql.UNUSED, names, keys))
                .map(SightingColumns::read);
    }

    @Override
    public Uni<Overdue> overdue(Collection<String> names, Instant complete, int limit) {
        return select(SightingSql.TAKE_TURN)
                .chain(turn -> Boolean.TRUE.equals(turn.next()[0])
                        ? select(SightingSql.OVERDUE, names.toArray(String[]::new), utc(complete), limit)
                                .map(SightingColumns::read)
                                .chain(due -> related(due, due.size() == limit))
                        : Uni.createFrom().item(new Overdue(List.of(), List.of(), false)));
    }

    private Uni<Overdue> related(List<Sighting> due, boolean more) {
        return due.isEmpty()
                ? Uni.createFrom().item(new Overdue(due, List.of(), more))
                : select(
                                SightingSql.RELATED,
                                SightingColumns.texts(due, Sighting::pattern),
                                SightingColumns.texts(due, Sighting::key))
                        .map(rows -> new Overdue(due, SightingColumns.read(rows), more));
    }

    @Override
    public Uni<Void> record(List<Match> matches, List<Sighting> settled) {
        return settled.isEmpty()
                ? Uni.createFrom().voidItem()
                : update(
                                SightingSql.SETTLE,
                                SightingColumns.texts(settled, Sighting::pattern),
                                SightingColumns.texts(settled, Sighting::source),
                                SightingColumns.texts(settled, Sighting::id))
                        .chain(() -> Multi.createFrom()
                                .iterable(matches)
                                .onItem()
                                .transformToUniAndConcatenate(match -> outbox.add(
                                        List.of(PatternTranslator.toMessage(match)), PatternTranslator.cause(match)))
                                .onItem()
                                .ignoreAsUni());
    }

    @Override
    public Uni<Void> forget(Instant complete) {
        return update(SightingSql.FORGET, utc(complete)).replaceWithVoid();
    }

    @Override
    public Uni<Optional<Instant>> complete() {
        return select(SightingSql.COMPLETE).map(rows -> Optional.ofNullable((OffsetDateTime) rows.next()[0])
                .map(OffsetDateTime::toInstant));
    }

    /** How long after it happened an event counts. */
    private Duration counts(Sighting sighting) {
        return patterns.named(sighting.pattern())
                .map(Pattern::within)
                .orElse(Duration.ZERO)
                .plus(patterns.lateness());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Uni<Result> select(String sql, Object... parameters) {
        return CurrentTransaction.get().chain(transaction -> transaction.select(sql, parameters));
    }

    private static Uni<Integer> update(String sql, Object... parameters) {
        return CurrentTransaction.get().chain(transaction -> transaction.update(sql, parameters));
    }
}
