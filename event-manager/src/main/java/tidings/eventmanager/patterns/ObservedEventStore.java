package tidings.eventmanager.patterns;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.pool.ReactiveConnection.Result;
import tidings.messaging.outbox.CurrentTransaction;
import tidings.messaging.outbox.Outbox;

/**
 * The events that may still be part of a match, in PostgreSQL. Recording a match also fills the outbox, so no match
 * uses events without a message.
 */
@ApplicationScoped
class ObservedEventStore {

    private static final String COLUMNS = "pattern, key, source, id, type, order_id, flow, happened_at";

    /** Skips events that are too late. Before the first watermark no event is too late. */
    private static final String ADD = "insert into pattern_event (" + COLUMNS + ", counts_until)"
            + " select seen.* from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::uuid[],"
            + " $7::text[], $8::timestamptz[], $9::timestamptz[]) as seen (" + COLUMNS + ", counts_until)"
            + " where counts_until >= coalesce((select min(read_until) from pattern_progress), '-infinity')"
            + " on conflict do nothing returning " + COLUMNS;

    /** Locks in a fixed order, which avoids deadlocks. */
    private static final String LOCK = """
            select count(pg_advisory_xact_lock(key)) from (
                select distinct hashtextextended(pattern || '/' || key, 0) as key
                from unnest($1::text[], $2::text[]) as wanted (pattern, key) order by 1) as keys""";

    private static final String RELATED = "select " + COLUMNS + " from pattern_event where (pattern, key) in"
            + " (select * from unnest($1::text[], $2::text[]))";

    private static final String UNUSED = RELATED + " and not settled";

    private static final String TRY_LOCK = "select pg_try_advisory_xact_lock(hashtextextended('pattern sweep', 0))";

    private static final String OVERDUE = "select " + COLUMNS + " from pattern_event where not settled"
            + " and counts_until <= $2 and pattern = any($1::text[]) order by counts_until, id limit $3";

    private static final String SETTLE = """
            update pattern_event set settled = true
            where (pattern, source, id) in (select * from unnest($1::text[], $2::text[], $3::text[]))""";

    private static final String PURGE = """
            delete from pattern_event where ctid = any(array(
                select ctid from pattern_event where counts_until < $1 order by counts_until limit 10000))""";

    private final Outbox outbox;
    private final Patterns patterns;

    ObservedEventStore(Outbox outbox, Patterns patterns) {
        this.outbox = outbox;
        this.patterns = patterns;
    }

    /** Stores new events that are not too late, and returns them. */
    Uni<List<ObservedEvent>> add(List<ObservedEvent> events) {
        return select(
                        ADD,
                        texts(events, ObservedEvent::pattern),
                        texts(events, ObservedEvent::key),
                        texts(events, ObservedEvent::source),
                        texts(events, ObservedEvent::id),
                        texts(events, ObservedEvent::type),
                        events.stream().map(ObservedEvent::order).toArray(UUID[]::new),
                        texts(events, ObservedEvent::flow),
                        times(events, ObservedEvent::at),
                        times(events, patterns::countsUntil))
                .map(ObservedEventStore::read);
    }

    /** All unused events with the pattern and the key of one of these. Locks them until the transaction ends. */
    Uni<List<ObservedEvent>> unused(List<ObservedEvent> like) {
        String[] names = texts(like, ObservedEvent::pattern);
        String[] keys = texts(like, ObservedEvent::key);
        return select(LOCK, names, keys)
                .chain(() -> select(UNUSED, names, keys))
                .map(ObservedEventStore::read);
    }

    /** Whether this transaction is the only one that sweeps, until it ends. */
    Uni<Boolean> takeTurn() {
        return select(TRY_LOCK).map(turn -> Boolean.TRUE.equals(turn.next()[0]));
    }

    /** At most {@code limit} unused events whose time is over. */
    Uni<List<ObservedEvent>> overdue(List<String> names, Instant watermark, int limit) {
        return select(OVERDUE, names.toArray(String[]::new), utc(watermark), limit)
                .map(ObservedEventStore::read);
    }

    /** All events, also used ones, with the pattern and the key of one of these. */
    Uni<List<ObservedEvent>> related(List<ObservedEvent> like) {
        return select(RELATED, texts(like, ObservedEvent::pattern), texts(like, ObservedEvent::key))
                .map(ObservedEventStore::read);
    }

    /** Records these events as settled and publishes the matches: both or neither. */
    Uni<Void> record(List<Match> matches, List<ObservedEvent> settled) {
        return settled.isEmpty()
                ? Uni.createFrom().voidItem()
                : update(
                                SETTLE,
                                texts(settled, ObservedEvent::pattern),
                                texts(settled, ObservedEvent::source),
                                texts(settled, ObservedEvent::id))
                        .chain(() -> publish(matches));
    }

    private Uni<Void> publish(List<Match> matches) {
        return Multi.createFrom()
                .iterable(matches)
                .onItem()
                .transformToUniAndConcatenate(match ->
                        outbox.add(List.of(PatternTranslator.toMessage(match)), PatternTranslator.cause(match)))
                .onItem()
                .ignoreAsUni();
    }

    /** Purges some of the events that can no longer be part of a match. */
    Uni<Void> purge(Instant watermark) {
        return update(PURGE, utc(watermark));
    }

    private static String[] texts(List<ObservedEvent> events, Function<ObservedEvent, String> value) {
        return events.stream().map(value).toArray(String[]::new);
    }

    private static OffsetDateTime[] times(List<ObservedEvent> events, Function<ObservedEvent, Instant> value) {
        return events.stream().map(value).map(ObservedEventStore::utc).toArray(OffsetDateTime[]::new);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static List<ObservedEvent> read(Result rows) {
        List<ObservedEvent> events = new ArrayList<>(rows.size());
        rows.forEachRemaining(row -> events.add(new ObservedEvent(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (UUID) row[5],
                (String) row[6],
                ((OffsetDateTime) row[7]).toInstant())));
        return events;
    }

    private static Uni<Result> select(String sql, Object... parameters) {
        return CurrentTransaction.get().chain(transaction -> transaction.select(sql, parameters));
    }

    private static Uni<Void> update(String sql, Object... parameters) {
        return CurrentTransaction.get()
                .chain(transaction -> transaction.update(sql, parameters))
                .replaceWithVoid();
    }
}
