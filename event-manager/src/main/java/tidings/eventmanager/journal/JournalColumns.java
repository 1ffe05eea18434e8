package tidings.eventmanager.journal;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.contract.MessageType;
import tidings.eventmanager.journal.flow.JournaledDeadLetter;
import tidings.eventmanager.journal.flow.TrackedMessage;

/** Maps messages to columns of the journal and back. */
final class JournalColumns {

    /** Ignores duplicates. */
    static final String ADD = """
            insert into journal (sent_at, published_at, expires_at, topic, source, id, type, kind, order_id, correlation_id,
                causation_id, traceparent, dead_letter_topic, dead_letter_reason, dead_letter_partition,
                dead_letter_offset, kafka_partition, kafka_offset, payload_bytes, payload, sent_on)
            select *, (entry.sent_at at time zone 'UTC')::date
            from unnest($1::timestamptz[], $2::timestamptz[], $3::timestamptz[], $4::text[], $5::text[], $6::text[],
                $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[],
                $15::int[], $16::bigint[], $17::int[], $18::bigint[], $19::int[], $20::bytea[]) as entry (sent_at)
            on conflict do nothing""";

    private JournalColumns() {}

    static Tuple of(List<JournalEntry> entries) {
        Tuple columns = Tuple.tuple();
        Stream.<Function<JournalEntry, @Nullable Instant>>of(
                        entry -> entry.message().sentAt(),
                        entry -> entry.message().publishedAt(),
                        entry -> entry.message().expiresAt())
                .forEach(value -> columns.addValue(column(entries, OffsetDateTime[]::new, time(value))));
        Stream.<Function<JournalEntry, @Nullable String>>of(
                        entry -> entry.message().topic(),
                        entry -> entry.message().source(),
                        entry -> entry.message().id(),
                        entry -> entry.message().type(),
                        entry -> entry.message().kind(),
                        entry -> entry.message().order(),
                        entry -> entry.message().flow(),
                        entry -> entry.message().cause(),
                        JournalEntry::traceparent,
                        deadLetter(JournaledDeadLetter::topic),
                        deadLetter(JournaledDeadLetter::reason))
                .forEach(value -> columns.addValue(column(entries, String[]::new, value)));
        return columns.addValue(column(entries, Integer[]::new, deadLetter(JournaledDeadLetter::partition)))
                .addValue(column(entries, Long[]::new, deadLetter(JournaledDeadLetter::offset)))
                .addValue(column(entries, Integer[]::new, JournalEntry::partition))
                .addValue(column(entries, Long[]::new, JournalEntry::offset))
                .addValue(
                        column(entries, Integer[]::new, entry -> entry.payload().size()))
                .addValue(column(
                        entries,
                        Buffer[]::new,
                        entry -> Buffer.buffer(entry.payload().beginning())));
    }

    static TrackedMessage message(Row row) {
        String type = row.getString("type");
        OffsetDateTime expiry = row.getOffsetDateTime("expires_at");
        String deadLetterOf = row.getString("dead_letter_topic");
        return new TrackedMessage(
                row.getString("topic"),
                row.getString("source"),
                row.getString("id"),
                type,
                MessageType.shortName(type),
                row.getString("kind"),
                row.getString("order_id"),
                row.getString("correlation_id"),
                row.getString("causation_id"),
                row.getOffsetDateTime("sent_at").toInstant(),
                row.getOffsetDateTime("published_at").toInstant(),
                expiry == null ? null : expiry.toInstant(),
                deadLetterOf == null
                        ? null
                        : new JournaledDeadLetter(
                                row.getString("dead_letter_reason"),
                                deadLetterOf,
                                row.getInteger("dead_letter_partition"),
                                row.getLong("dead_letter_offset")));
    }

    static FlowSummary summary(Row row) {
        return new FlowSummary(
                row.getString("correlation_id"),
                row.getString("order_id"),
                row.getOffsetDateTime("started_at").toInstant(),
                row.getOffsetDateTime("last_at").toInstant(),
                row.getLong("messages"),
                row.getLong("dead_letters"));
    }

    private static Function<JournalEntry, @Nullable OffsetDateTime> time(
            Function<JournalEntry, @Nullable Instant> value) {
        return entry -> {
            Instant time = value.apply(entry);
            return time == null ? null : time.atOffset(ZoneOffset.UTC);
        };
    }

    private static <T> Function<JournalEntry, @Nullable T> deadLetter(Function<JournaledDeadLetter, T> value) {
        return entry -> {
            JournaledDeadLetter deadLetter = entry.message().deadLetter();
            return deadLetter == null ? null : value.apply(deadLetter);
        };
    }

    private static <T> Object column(
            List<JournalEntry> entries, IntFunction<T[]> array, Function<JournalEntry, ? extends @Nullable T> value) {
        return entries.stream().map(value).toArray(array);
    }
}
