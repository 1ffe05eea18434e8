package tidings.eventmanager.deadletters;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.deadletters.record.Bytes;
import tidings.eventmanager.deadletters.record.DeadLetter;
import tidings.eventmanager.deadletters.record.DeadLetterStatus;
import tidings.eventmanager.deadletters.record.FailureCause;
import tidings.eventmanager.deadletters.record.RecordContent;
import tidings.eventmanager.deadletters.record.RecordPosition;
import tidings.eventmanager.deadletters.record.StoredDeadLetter;

/** Maps dead letters to columns and back. */
final class DeadLetterColumns {

    private DeadLetterColumns() {}

    static Tuple of(List<DeadLetter> deadLetters) {
        Function<DeadLetter, RecordContent> content = DeadLetter::content;
        return Tuple.tuple()
                .addValue(column(deadLetters, String[]::new, deadLetter -> deadLetter
                        .position()
                        .topic()))
                .addValue(column(deadLetters, Integer[]::new, deadLetter -> deadLetter
                        .position()
                        .partition()))
                .addValue(column(deadLetters, Long[]::new, deadLetter -> deadLetter
                        .position()
                        .offset()))
                .addValue(column(deadLetters, OffsetDateTime[]::new, deadLetter -> utc(deadLetter.arrivedAt())))
                .addValue(column(deadLetters, String[]::new, DeadLetter::service))
                .addValue(column(deadLetters, String[]::new, deadLetter -> deadLetter
                        .origin()
                        .topic()))
                .addValue(column(deadLetters, Integer[]::new, deadLetter -> deadLetter
                        .origin()
                        .partition()))
                .addValue(column(deadLetters, Long[]::new, deadLetter -> deadLetter
                        .origin()
                        .offset()))
                .addValue(column(deadLetters, String[]::new, DeadLetter::type))
                .addValue(column(deadLetters, String[]::new, deadLetter -> deadLetter
                        .source()
                        .orElse(null)))
                .addValue(column(deadLetters, String[]::new, deadLetter -> deadLetter
                        .messageId()
                        .orElse(null)))
                .addValue(column(deadLetters, String[]::new, deadLetter -> deadLetter
                        .correlationId()
                        .orElse(null)))
                .addValue(column(deadLetters, String[]::new, deadLetter -> deadLetter
                        .cause()
                        .exception()))
                .addValue(column(deadLetters, String[]::new, deadLetter -> deadLetter
                        .cause()
                        .reason()))
                .addValue(column(deadLetters, String[]::new, deadLetter -> deadLetter
                        .cause()
                        .pattern()))
                .addValue(column(deadLetters, String[]::new, deadLetter -> deadLetter
                        .group()
                        .value()))
                .addValue(column(
                        deadLetters,
                        Buffer[]::new,
                        content.andThen(RecordContent::key).andThen(DeadLetterColumns::buffer)))
                .addValue(column(
                        deadLetters,
                        Buffer[]::new,
                        content.andThen(RecordContent::payload).andThen(DeadLetterColumns::buffer)))
                .addValue(column(
                        deadLetters,
                        String[]::new,
                        content.andThen(RecordContent::headers).andThen(HeadersJson::write)));
    }

    /** Reads the columns in the order of {@link DeadLetterSql}. */
    static StoredDeadLetter deadLetter(IntFunction<@Nullable Object> column) {
        Bytes key = bytes(column.apply(11));
        DeadLetter deadLetter = new DeadLetter(
                new RecordPosition(
                        text(column.apply(1)), (Integer) required(column.apply(2)), (Long) required(column.apply(3))),
                time(column.apply(4)),
                text(column.apply(5)),
                new RecordPosition(
                        text(column.apply(6)), (Integer) required(column.apply(7)), (Long) required(column.apply(8))),
                new FailureCause(text(column.apply(9)), text(column.apply(10))),
                new RecordContent(key, bytes(column.apply(12)), HeadersJson.read(text(column.apply(13)))));
        Object editedHeaders = column.apply(15);
        Object settledAt = column.apply(18);
        return new StoredDeadLetter(
                (Long) required(column.apply(0)),
                deadLetter,
                editedHeaders == null
                        ? null
                        : new RecordContent(key, bytes(column.apply(14)), HeadersJson.read(text(editedHeaders))),
                (Integer) required(column.apply(16)),
                DeadLetterStatus.valueOf(text(column.apply(17))),
                settledAt == null ? null : time(settledAt));
    }

    static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Buffer buffer(@Nullable Bytes bytes) {
        return bytes == null ? null : Buffer.buffer(bytes.toArray());
    }

    private static @Nullable Bytes bytes(@Nullable Object column) {
        return column == null ? null : Bytes.of(((Buffer) column).getBytes());
    }

    private static String text(@Nullable Object column) {
        return (String) required(column);
    }

    private static Instant time(@Nullable Object column) {
        return ((OffsetDateTime) required(column)).toInstant();
    }

    private static Object required(@Nullable Object column) {
        return Objects.requireNonNull(column);
    }

    private static <T> Object column(
            List<DeadLetter> deadLetters, IntFunction<T[]> array, Function<DeadLetter, ? extends @Nullable T> value) {
        return deadLetters.stream().map(value).toArray(array);
    }
}
