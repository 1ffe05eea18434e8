package tidings.eventmanager.patterns;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/** Read progress in PostgreSQL. */
@ApplicationScoped
class WatermarkStore implements Watermarks {

    /** The latest time wins. A topic without a reader does not hold the watermark back. */
    private static final String RECORD = """
            with gone as (delete from pattern_progress where not topic = any($1::text[]))
            insert into pattern_progress (topic, partition, read_until)
            select * from unnest($1::text[], $2::int[], $3::timestamptz[])
            on conflict (topic, partition) do update set read_until = excluded.read_until
            where pattern_progress.read_until < excluded.read_until""";

    private final Pool pool;

    WatermarkStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Void> record(Map<Partition, Instant> readUntil) {
        List<Entry<Partition, Instant>> sorted = readUntil.entrySet().stream()
                .sorted(Entry.comparingByKey(
                        Comparator.comparing(Partition::topic).thenComparing(Partition::number)))
                .toList();
        String[] topics = sorted.stream().map(entry -> entry.getKey().topic()).toArray(String[]::new);
        Integer[] numbers =
                sorted.stream().map(entry -> entry.getKey().number()).toArray(Integer[]::new);
        OffsetDateTime[] times = sorted.stream()
                .map(entry -> entry.getValue().atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
        return sorted.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.withConnection(connection ->
                                connection.preparedQuery(RECORD).execute(Tuple.of(topics, numbers, times)))
                        .replaceWithVoid();
    }
}
