package tidings.eventmanager.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.journal.flow.TrackedMessage;
import tidings.eventmanager.journal.flow.TrackedMessage.JournaledDeadLetter;

/**
 * The journal in PostgreSQL: one statement per batch, and one partition per day of its retention and for tomorrow.
 *
 * <p>{@code journal_keep} is in the migration V4: replicas create and drop the partitions by turns.
 */
@ApplicationScoped
public class JournalStore {

    private static final String KEEP = "select journal_keep($1, $2)";

    /** Ignores duplicates. */
    private static final String RECORD = """
            insert into journal (sent_at, published_at, expires_at, topic, source, id, type, kind, order_id, correlation_id,
                causation_id, traceparent, dead_letter_topic, dead_letter_reason, dead_letter_partition,
                dead_letter_offset, kafka_partition, kafka_offset, sent_on)
            select *, (entry.sent_at at time zone 'UTC')::date
            from unnest($1::timestamptz[], $2::timestamptz[], $3::timestamptz[], $4::text[], $5::text[], $6::text[],
                $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[],
                $15::int[], $16::bigint[], $17::int[], $18::bigint[]) as entry (sent_at)
            on conflict do nothing""";

    private final Pool pool;
    private final int retentionDays;
    private volatile @Nullable LocalDate rolledOn;

    JournalStore(Pool pool, JournalConfig config) {
        this.pool = pool;
        this.retentionDays = config.retentionDays();
    }

    /**
     * Stores messages, each once per topic: all or none.
     *
     * <p>Skips a message with a day for which the journal has no partition. Rolls the partitions first, once per day.
     */
    Uni<Void> record(List<JournalEntry> entries) {
        LocalDate today = today();
        List<JournalEntry> recordable = entries.stream()
                .filter(entry -> !entry.day().isBefore(oldest(today)))
                .filter(entry -> !entry.day().isAfter(newest(today)))
                .toList();
        if (recordable.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Uni<Void> rolled = today.equals(rolledOn) ? Uni.createFrom().voidItem() : roll();
        return rolled.chain(() -> execute(RECORD, columns(recordable)));
    }

    /** Creates the missing partitions and drops those that are older than the retention. */
    public Uni<Void> roll() {
        LocalDate today = today();
        return execute(KEEP, Tuple.of(oldest(today), newest(today))).invoke(() -> rolledOn = today);
    }

    private LocalDate oldest(LocalDate today) {
        return today.minusDays(retentionDays);
    }

    private static LocalDate newest(LocalDate today) {
        return today.plusDays(1);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private Uni<Void> execute(String sql, Tuple parameters) {
        return pool.withConnection(connection -> connection.preparedQuery(sql).execute(parameters))
                .replaceWithVoid();
    }

    /** One array per parameter of {@link #RECORD}, in its order. */
    private static Tuple columns(List<JournalEntry> entries) {
        List<TrackedMessage> messages =
                entries.stream().map(JournalEntry::message).toList();
        List<@Nullable JournaledDeadLetter> deadLetters = messages.stream()
                .<@Nullable JournaledDeadLetter>map(TrackedMessage::deadLetter)
                .toList();
        return Tuple.tuple()
                .addValue(column(messages, OffsetDateTime[]::new, message -> utc(message.sentAt())))
                .addValue(column(messages, OffsetDateTime[]::new, message -> utc(message.publishedAt())))
                .addValue(column(messages, OffsetDateTime[]::new, message -> utc(message.expiresAt())))
                .addValue(column(messages, String[]::new, TrackedMessage::topic))
                .addValue(column(messages, String[]::new, TrackedMessage::source))
                .addValue(column(messages, String[]::new, TrackedMessage::id))
                .addValue(column(messages, String[]::new, TrackedMessage::type))
                .addValue(column(messages, String[]::new, TrackedMessage::kind))
                .addValue(column(messages, String[]::new, TrackedMessage::order))
                .addValue(column(messages, String[]::new, TrackedMessage::flow))
                .addValue(column(messages, String[]::new, TrackedMessage::cause))
                .addValue(column(entries, String[]::new, JournalEntry::traceparent))
                .addValue(column(deadLetters, String[]::new, JournaledDeadLetter::topic))
                .addValue(column(deadLetters, String[]::new, JournaledDeadLetter::reason))
                .addValue(column(deadLetters, Integer[]::new, JournaledDeadLetter::partition))
                .addValue(column(deadLetters, Long[]::new, JournaledDeadLetter::offset))
                .addValue(column(entries, Integer[]::new, JournalEntry::partition))
                .addValue(column(entries, Long[]::new, JournalEntry::offset));
    }

    private static <S, T> Object column(
            List<? extends @Nullable S> sources, IntFunction<T[]> array, Function<S, @Nullable T> value) {
        return sources.stream()
                .map(source -> source == null ? null : value.apply(source))
                .toArray(array);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
