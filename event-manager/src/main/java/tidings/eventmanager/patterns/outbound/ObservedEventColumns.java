package tidings.eventmanager.patterns.outbound;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.pool.ReactiveConnection.Result;
import tidings.eventmanager.patterns.domain.ObservedEvent;

/** Maps observed events to columns and back. */
final class ObservedEventColumns {

    static final String ALL = "pattern, key, source, id, type, order_id, flow, happened_at";

    private ObservedEventColumns() {}

    static String[] texts(List<ObservedEvent> sightings, Function<ObservedEvent, String> value) {
        return sightings.stream().map(value).toArray(String[]::new);
    }

    static UUID[] orders(List<ObservedEvent> sightings) {
        return sightings.stream().map(ObservedEvent::order).toArray(UUID[]::new);
    }

    /** The event times plus a duration per event. */
    static OffsetDateTime[] times(List<ObservedEvent> sightings, Function<ObservedEvent, Duration> later) {
        return sightings.stream()
                .map(sighting -> sighting.at().plus(later.apply(sighting)).atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }

    static List<ObservedEvent> read(Result rows) {
        List<ObservedEvent> sightings = new ArrayList<>(rows.size());
        rows.forEachRemaining(row -> sightings.add(new ObservedEvent(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (UUID) row[5],
                (String) row[6],
                ((OffsetDateTime) row[7]).toInstant())));
        return sightings;
    }
}
