package tidings.eventmanager.deadletters.outbound;

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
import tidings.eventmanager.deadletters.HeadersJson;
import tidings.eventmanager.deadletters.domain.Bytes;
import tidings.eventmanager.deadletters.domain.DeadLetter;
import tidings.eventmanager.deadletters.domain.DeadLetterStatus;
import tidings.eventmanager.deadletters.domain.FailureCause;
import tidings.eventmanager.deadletters.domain.RecordContent;
import tidings.eventmanager.deadletters.domain.RecordPosition;
import tidings.eventmanager.deadletters.domain.StoredDeadLetter;

/** Maps dead letters to columns and back. */
final class DeadLetterColumns {

    private DeadLetterColumns() {}

    static Tuple of(List<DeadLetter> letters) {
        Function<DeadLetter, RecordContent> content = DeadLetter::content;
        return Tuple.tuple()
                .addValue(
                        column(letters, String[]::new, letter -> letter.place().topic()))
                .addValue(
                        column(letters, Integer[]::new, letter -> letter.place().partition()))
                .addValue(column(letters, Long[]::new, letter -> letter.place().offset()))
                .addValue(column(letters, OffsetDateTime[]::new, letter -> utc(letter.arrivedAt())))
                .addValue(column(letters, String[]::new, DeadLetter::service))
                .addValue(
                        column(letters, String[]::new, letter -> letter.origin().topic()))
                .addValue(column(
                        letters, Integer[]::new, letter -> letter.origin().partition()))
                .addValue(column(letters, Long[]::new, letter -> letter.origin().offset()))
                .addValue(column(letters, String[]::new, DeadLetter::type))
                .addValue(
                        column(letters, String[]::new, letter -> letter.source().orElse(null)))
                .addValue(column(
                        letters, String[]::new, letter -> letter.messageId().orElse(null)))
                .addValue(column(
                        letters, String[]::new, letter -> letter.correlationId().orElse(null)))
                .addValue(
                        column(letters, String[]::new, letter -> letter.cause().exception()))
                .addValue(
                        column(letters, String[]::new, letter -> letter.cause().reason()))
                .addValue(
                        column(letters, String[]::new, letter -> letter.cause().pattern()))
                .addValue(
                        column(letters, String[]::new, letter -> letter.group().value()))
                .addValue(column(
                        letters,
                        Buffer[]::new,
                        content.andThen(RecordContent::key).andThen(DeadLetterColumns::buffer)))
                .addValue(column(
                        letters,
                        Buffer[]::new,
                        content.andThen(RecordContent::payload).andThen(DeadLetterColumns::buffer)))
                .addValue(column(
                        letters,
                        String[]::new,
                        content.andThen(RecordContent::headers).andThen(HeadersJson::write)));
    }

    /** Reads the columns in the order of {@link DeadLetterSql}. */
    static StoredDeadLetter letter(IntFunction<@Nullable Object> column) {
        Bytes key = bytes(column.apply(11));
        DeadLetter letter = new DeadLetter(
                new RecordPosition(
                        text(column.apply(1)), (Integer) there(column.apply(2)), (Long) there(column.apply(3))),
                time(column.apply(4)),
                text(column.apply(5)),
                new RecordPosition(
                        text(column.apply(6)), (Integer) there(column.apply(7)), (Long) there(column.apply(8))),
                new FailureCause(text(column.apply(9)), text(column.apply(10))),
                new RecordContent(key, bytes(column.apply(12)), HeadersJson.read(text(column.apply(13)))));
        Object editedHeaders = column.apply(15);
        Object settledAt = column.apply(18);
        return new StoredDeadLetter(
                (Long) there(column.apply(0)),
                letter,
                editedHeaders == null
                        ? null
                        : new RecordContent(key, bytes(column.apply(14)), HeadersJson.read(text(editedHeaders))),
                (Integer) there(column.apply(16)),
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
        return (String) there(column);
    }

    private static Instant time(@Nullable Object column) {
        return ((OffsetDateTime) there(column)).toInstant();
    }

    private static Object there(@Nullable Object column) {
        return Objects.requireNonNull(column);
    }

    private static <T> Object column(
            List<DeadLetter> letters, IntFunction<T[]> array, Function<DeadLetter, ? extends @Nullable T> value) {
        return letters.stream().map(value).toArray(array);
    }
}
