package tidings.eventmanager.delivery;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.pgclient.data.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tidings.eventmanager.delivery.AttemptResult.State;
import tidings.eventmanager.delivery.Deliveries.Pending;
import tidings.eventmanager.log.PublishedEvent;

/** Maps rows of deliveries to records and back. */
public final class DeliveryColumns {

    private DeliveryColumns() {}

    static <T> String[] texts(List<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    static <T> OffsetDateTime[] times(List<T> rows, Function<T, Instant> value) {
        return rows.stream().map(value).map(DeliveryColumns::time).toArray(OffsetDateTime[]::new);
    }

    public static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Interval interval(Duration duration) {
        return Interval.of(0, 0, 0, 0, 0, Math.toIntExact(duration.toSeconds()), duration.toNanosPart() / 1_000);
    }

    static String json(Map<String, String> attributes) {
        JsonObject json = new JsonObject();
        attributes.forEach(json::put);
        return json.encode();
    }

    public static PublishedEvent event(Row row) {
        Map<String, String> attributes = new LinkedHashMap<>();
        new JsonObject(row.getString("attributes"))
                .forEach(entry -> attributes.put(entry.getKey(), String.valueOf(entry.getValue())));
        return new PublishedEvent(
                row.getString("key"), row.getOffsetDateTime("time").toInstant(), attributes, row.getString("payload"));
    }

    static Pending pending(Row row) {
        return new Pending(row.getLong("position"), row.getInteger("attempts"), row.getInteger("failures"), event(row));
    }

    static String logEntry(AttemptResult settled) {
        JsonObject entry = new JsonObject()
                .put("at", settled.at().toString())
                .put("status", settled.outcome().description())
                .put("millis", settled.took().toMillis());
        if (settled.state() == State.PENDING) {
            entry.put("next", settled.dueAt().toString());
        }
        return entry.encode();
    }
}
