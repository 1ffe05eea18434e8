package tidings.eventmanager.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.log.EventLog;
import tidings.eventmanager.log.PublishedEvent;
import tidings.eventmanager.operations.DeliveryFilter.Status;

/** The deliveries of all subscriptions of an owner. */
@ApplicationScoped
class DeliveryQueries {

    /**
     * The positions of the events that were stored between two times. Positions follow the time of storage but for a moment, so
     * they are wider. It is a statement of its own, so that the plan of the page fits the number of events between.
     */
    private static final String POSITIONS = """
            select
                (select position from published_event where kept_at >= $1::timestamptz - interval '1 minute'
                    order by kept_at, position limit 1) as first,
                (select position from published_event where kept_at >= $2::timestamptz + interval '1 minute'
                    order by kept_at, position limit 1) as last""";

    /** One status of the page. */
    private static final String OF_STATUS = """
            (select subscription_id, event, %1$s as state, %2$s as due_at, log from %3$s as listed
                where %4$s (event, subscription_id) < ($2, $3)
                    and exists (select from subscription where id = subscription_id and owner = $1)
                    and event between $6 and $7 and exists (
                        select from published_event where position = listed.event and %5$s kept_at >= $8 and kept_at < $9)
                order by event desc, subscription_id desc limit $4)""";

    private static final String PAGE = """
            select subscription_id, position, published_event.key, time, attributes, payload, state, due_at, log from (
                %s
            ) as page join published_event on position = event
            order by event desc, subscription_id desc limit $4""";

    private final Pool pool;

    DeliveryQueries(Pool pool) {
        this.pool = pool;
    }

    /** Newest first. */
    Uni<List<DeliveryView>> list(DeliveryFilter filter, int limit) {
        return execute(POSITIONS, Tuple.of(utc(filter.from()), utc(filter.to())))
                .map(rows -> rows.iterator().next())
                .chain(row -> row.getLong("first") == null
                        ? Uni.createFrom().item(List.of())
                        : list(filter, row.getLong("first"), row.getLong("last"), limit));
    }

    private Uni<List<DeliveryView>> list(DeliveryFilter filter, long first, @Nullable Long last, int limit) {
        Tuple parameters = Tuple.tuple()
                .addValue(filter.owner().name())
                .addValue(filter.before().position())
                .addValue(filter.before().subscription())
                .addValue(limit)
                .addValue(filter.type())
                .addValue(first)
                .addValue(last == null ? Long.MAX_VALUE : last)
                .addValue(utc(filter.from()))
                .addValue(utc(filter.to()));
        return execute(sql(filter), parameters).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(DeliveryView::of)
                .toList());
    }

    /** A condition that is not asked for is not in the statement, so that the plan fits those that are. */
    private static String sql(DeliveryFilter filter) {
        String type = filter.type() == null ? "$5::text is null and" : "attributes::jsonb ->> 'type' = $5 and";
        return PAGE.formatted((filter.status() == null ? Stream.of(Status.values()) : Stream.of(filter.status()))
                .map(status -> status == Status.PENDING
                        ? OF_STATUS.formatted("'PENDING'", "due_at", "delivery", "", type)
                        : OF_STATUS.formatted(
                                "state", "null", "settled_delivery", "state = '" + status + "' and", type))
                .collect(Collectors.joining("\n    union all\n    ")));
    }

    private Uni<RowSet<Row>> execute(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    /**
     * A delivery in JSON.
     *
     * @param attempts a JSON array, oldest first
     * @param nextattempt the time of the next attempt while pending
     */
    record DeliveryView(
            UUID subscription,
            long position,
            String event,
            String type,
            String subject,
            String status,
            @JsonRawValue String attempts,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String nextattempt) {

        static DeliveryView of(Row row) {
            PublishedEvent event = EventLog.event(row);
            OffsetDateTime due = row.getOffsetDateTime("due_at");
            return new DeliveryView(
                    row.getUUID("subscription_id"),
                    row.getLong("position"),
                    event.id(),
                    event.type(),
                    event.key(),
                    row.getString("state").toLowerCase(Locale.ROOT),
                    "[" + String.join(",", row.getArrayOfStrings("log")) + "]",
                    due == null ? null : due.toInstant().toString());
        }
    }
}
