package tidings.eventmanager.patterns;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.pool.ReactiveConnection.Result;

/** Maps observed events to columns and back. */
final class ObservedEventColumns {

    static final String ALL = "pattern, key, source, id, type, order_id, flow, happened_at";

    private ObservedEventColumns() {}

    static String[] texts(List<ObservedEvent> events, Function<ObservedEvent, String> value) {
        return events.stream().map(value).toArray(String[]::new);
    }

    static UUID[] orders(List<ObservedEvent> events) {
        return events.stream().map(ObservedEvent::order).toArray(UUID[]::new);
    }

    /** The event times plus a duration per event. */
    static OffsetDateTime[] times(List<ObservedEvent> events, Function<ObservedEvent, Duration> later) {
        return events.stream()
                .map(event -> event.at().plus(later.apply(event)).atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }

    static List<ObservedEvent> read(Result rows) {
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
}
