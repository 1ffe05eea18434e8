package tidings.eventmanager.log;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tidings.eventmanager.delivery.DeliveryColumns;
import tidings.eventmanager.subscriptions.SubscriptionId;

/** The event log in PostgreSQL. */
@ApplicationScoped
class EventLogStore implements EventLog {

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

    private static final String REDELIVER = """
            with settled as (
                delete from settled_delivery where subscription_id = $1 and event = any($2::bigint[])
                returning event, log
            )
            insert into delivery (subscription_id, event, key, log)
            select $1, position, key, coalesce(log, '{}')
            from published_event left join settled on event = position
            where position = any($2::bigint[]) order by position
            on conflict do nothing""";

    private final Pool pool;

    EventLogStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Long> last() {
        return execute(LAST, Tuple.tuple()).map(rows -> rows.iterator().next().getLong(0));
    }

    @Override
    public Uni<Page> after(long position, int limit) {
        return execute(AFTER, Tuple.of(position, limit)).map(rows -> {
            List<LoggedEvent> events = new ArrayList<>();
            for (Row row : rows) {
                if (!row.getBoolean("final")) {
                    return new Page(events, true);
                }
                events.add(loggedEvent(row));
            }
            return new Page(events, events.size() == limit);
        });
    }

    @Override
    public Uni<List<LoggedEvent>> since(Instant time, long position, int limit) {
        return execute(SINCE, Tuple.of(DeliveryColumns.time(time), position, limit))
                .map(rows -> {
                    List<LoggedEvent> events = new ArrayList<>();
                    rows.forEach(row -> events.add(loggedEvent(row)));
                    return events;
                });
    }

    @Override
    public Uni<Void> redeliver(SubscriptionId subscription, List<Long> positions) {
        return execute(REDELIVER, Tuple.of(subscription.value(), positions.toArray(Long[]::new)))
                .replaceWithVoid();
    }

    private Uni<RowSet<Row>> execute(String sql, Tuple parameters) {
        return pool.withConnection(connection -> connection.preparedQuery(sql).execute(parameters));
    }

    private static LoggedEvent loggedEvent(Row row) {
        return new LoggedEvent(row.getLong("position"), DeliveryColumns.event(row));
    }
}
