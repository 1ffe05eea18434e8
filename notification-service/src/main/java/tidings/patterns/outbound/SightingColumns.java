package tidings.patterns.outbound;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.pool.ReactiveConnection.Result;
import tidings.patterns.domain.Sighting;

/** Between sightings and their columns. */
final class SightingColumns {

    static final String ALL = "pattern, key, source, id, type, order_id, flow, happened_at";

    private SightingColumns() {}

    static String[] texts(List<Sighting> sightings, Function<Sighting, String> value) {
        return sightings.stream().map(value).toArray(String[]::new);
    }

    static UUID[] orders(List<Sighting> sightings) {
        return sightings.stream().map(Sighting::order).toArray(UUID[]::new);
    }

    /** Each {@code later} than it happened. */
    static OffsetDateTime[] times(List<Sighting> sightings, Function<Sighting, Duration> later) {
        return sightings.stream()
                .map(sighting -> sighting.at().plus(later.apply(sighting)).atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }

    static List<Sighting> read(Result rows) {
        List<Sighting> sightings = new ArrayList<>(rows.size());
        rows.forEachRemaining(row -> sightings.add(new Sighting(
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
