package tidings.eventmanager.log;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The stored events in PostgreSQL, in order of arrival.
 *
 * <p>It only reads. An event and its deliveries are stored by one statement, and expire together: deliveries do both.
 */
@ApplicationScoped
public class EventLog {

    private static final String LAST = """
            select coalesce(max(position), 0) from published_event
            where transaction < pg_snapshot_xmin(pg_current_snapshot())""";

    /** Positions are assigned before the commit, so the page ends before the oldest open transaction. */
    private static final String AFTER = """
            select position, key, time, attributes, payload,
                transaction < pg_snapshot_xmin(pg_current_snapshot()) as final
            from published_event where position > $1 order by position limit $2""";

    private static final String SINCE = """
            select position, key, time, attributes, payload from published_event
            where time >= $1 and position > $2 order by position limit $3""";

    private final Pool pool;

    EventLog(Pool pool) {
        this.pool = pool;
    }

    /** The position of the last event: what is stored from now on comes after it. */
    public Uni<Long> last() {
        return execute(LAST, Tuple.tuple()).map(rows -> rows.iterator().next().getLong(0));
    }

    /** The next events after a position. No event is ever added between two that were returned. */
    public Uni<Page> after(long position, int limit) {
        return execute(AFTER, Tuple.of(position, limit)).map(rows -> {
            List<LoggedEvent> events = stream(rows)
                    .takeWhile(row -> row.getBoolean("final"))
                    .map(EventLog::loggedEvent)
                    .toList();
            return new Page(events, events.size() < rows.size() || events.size() == limit);
        });
    }

    /** The next events after a position whose time is not before {@code time}. */
    public Uni<List<LoggedEvent>> since(Instant time, long position, int limit) {
        return execute(SINCE, Tuple.of(time.atOffset(ZoneOffset.UTC), position, limit))
                .map(rows -> stream(rows).map(EventLog::loggedEvent).toList());
    }

    /** Reads the columns {@code key}, {@code time}, {@code attributes} and {@code payload}. */
    public static PublishedEvent event(Row row) {
        Map<String, String> attributes = new LinkedHashMap<>();
        new JsonObject(row.getString("attributes"))
                .forEach(entry -> attributes.put(entry.getKey(), String.valueOf(entry.getValue())));
        return new PublishedEvent(
                row.getString("key"), row.getOffsetDateTime("time").toInstant(), attributes, row.getString("payload"));
    }

    private Uni<RowSet<Row>> execute(String sql, Tuple parameters) {
        return pool.withConnection(connection -> connection.preparedQuery(sql).execute(parameters));
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    private static LoggedEvent loggedEvent(Row row) {
        return new LoggedEvent(row.getLong("position"), event(row));
    }

    /** An event and its position. */
    public record LoggedEvent(long position, PublishedEvent event) {}

    /**
     * A page of events.
     *
     * @param more whether more events exist; uncommitted ones may hold them back for a moment
     */
    public record Page(List<LoggedEvent> events, boolean more) {}

    /** This replica has stored events. */
    public record Appended() {}
}
