package tidings.eventmanager.patterns;

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
import tidings.messaging.outbox.CurrentTransaction;
import tidings.messaging.outbox.Outbox;

/**
 * Observed events in PostgreSQL. Recording a match also fills the outbox, so no match uses events without a message.
 */
@ApplicationScoped
class ObservedEventStore implements ObservedEvents {

    private final Outbox outbox;
    private final Patterns patterns;

    ObservedEventStore(Outbox outbox, Patterns patterns) {
        this.outbox = outbox;
        this.patterns = patterns;
    }

    @Override
    public Uni<List<ObservedEvent>> add(List<ObservedEvent> events) {
        return select(
                        ObservedEventSql.ADD,
                        ObservedEventColumns.texts(events, ObservedEvent::pattern),
                        ObservedEventColumns.texts(events, ObservedEvent::key),
                        ObservedEventColumns.texts(events, ObservedEvent::source),
                        ObservedEventColumns.texts(events, ObservedEvent::id),
                        ObservedEventColumns.texts(events, ObservedEvent::type),
                        ObservedEventColumns.orders(events),
                        ObservedEventColumns.texts(events, ObservedEvent::flow),
                        ObservedEventColumns.times(events, any -> Duration.ZERO),
                        ObservedEventColumns.times(events, this::counts))
                .map(ObservedEventColumns::read);
    }

    @Override
    public Uni<List<ObservedEvent>> unused(List<ObservedEvent> like) {
        String[] names = ObservedEventColumns.texts(like, ObservedEvent::pattern);
        String[] keys = ObservedEventColumns.texts(like, ObservedEvent::key);
        return select(ObservedEventSql.LOCK, names, keys)
                .chain(() -> select(ObservedEventSql.UNUSED, names, keys))
                .map(ObservedEventColumns::read);
    }

    @Override
    public Uni<Overdue> overdue(Collection<String> names, Instant watermark, int limit) {
        return select(ObservedEventSql.TRY_LOCK)
                .chain(turn -> Boolean.TRUE.equals(turn.next()[0])
                        ? select(ObservedEventSql.OVERDUE, names.toArray(String[]::new), utc(watermark), limit)
                                .map(ObservedEventColumns::read)
                                .chain(due -> related(due, due.size() == limit))
                        : Uni.createFrom().item(new Overdue(List.of(), List.of(), false)));
    }

    private Uni<Overdue> related(List<ObservedEvent> due, boolean more) {
        return due.isEmpty()
                ? Uni.createFrom().item(new Overdue(due, List.of(), more))
                : select(
                                ObservedEventSql.RELATED,
                                ObservedEventColumns.texts(due, ObservedEvent::pattern),
                                ObservedEventColumns.texts(due, ObservedEvent::key))
                        .map(rows -> new Overdue(due, ObservedEventColumns.read(rows), more));
    }

    @Override
    public Uni<Void> record(List<Match> matches, List<ObservedEvent> settled) {
        return settled.isEmpty()
                ? Uni.createFrom().voidItem()
                : update(
                                ObservedEventSql.SETTLE,
                                ObservedEventColumns.texts(settled, ObservedEvent::pattern),
                                ObservedEventColumns.texts(settled, ObservedEvent::source),
                                ObservedEventColumns.texts(settled, ObservedEvent::id))
                        .chain(() -> Multi.createFrom()
                                .iterable(matches)
                                .onItem()
                                .transformToUniAndConcatenate(match -> outbox.add(
                                        List.of(PatternTranslator.toMessage(match)), PatternTranslator.cause(match)))
                                .onItem()
                                .ignoreAsUni());
    }

    @Override
    public Uni<Void> purge(Instant watermark) {
        return update(ObservedEventSql.PURGE, utc(watermark)).replaceWithVoid();
    }

    @Override
    public Uni<Optional<Instant>> watermark() {
        return select(ObservedEventSql.WATERMARK).map(rows -> Optional.ofNullable((OffsetDateTime) rows.next()[0])
                .map(OffsetDateTime::toInstant));
    }

    /** The time for which an event counts. */
    private Duration counts(ObservedEvent event) {
        return patterns.named(event.pattern())
                .map(Pattern::within)
                .orElse(Duration.ZERO)
                .plus(patterns.allowedLateness());
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
