package tidings.deadletters.outbound;

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
import tidings.deadletters.HeaderFormat;
import tidings.deadletters.domain.Bytes;
import tidings.deadletters.domain.Cause;
import tidings.deadletters.domain.Content;
import tidings.deadletters.domain.DeadLetter;
import tidings.deadletters.domain.KeptLetter;
import tidings.deadletters.domain.Place;
import tidings.deadletters.domain.Status;

/** Between dead letters and their columns. */
final class LetterColumns {

    private LetterColumns() {}

    static Tuple of(List<DeadLetter> letters) {
        Function<DeadLetter, Content> content = DeadLetter::content;
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
                        letters, Buffer[]::new, content.andThen(Content::key).andThen(LetterColumns::buffer)))
                .addValue(column(
                        letters,
                        Buffer[]::new,
                        content.andThen(Content::payload).andThen(LetterColumns::buffer)))
                .addValue(column(
                        letters,
                        String[]::new,
                        content.andThen(Content::headers).andThen(HeaderFormat::write)));
    }

    /** From the columns in the order in which {@link LetterSql} has them. */
    static KeptLetter letter(IntFunction<@Nullable Object> column) {
        Bytes key = bytes(column.apply(11));
        DeadLetter letter = new DeadLetter(
                new Place(text(column.apply(1)), (Integer) there(column.apply(2)), (Long) there(column.apply(3))),
                time(column.apply(4)),
                text(column.apply(5)),
                new Place(text(column.apply(6)), (Integer) there(column.apply(7)), (Long) there(column.apply(8))),
                new Cause(text(column.apply(9)), text(column.apply(10))),
                new Content(key, bytes(column.apply(12)), HeaderFormat.read(text(column.apply(13)))));
        Object editedHeaders = column.apply(15);
        Object settledAt = column.apply(18);
        return new KeptLetter(
                (Long) there(column.apply(0)),
                letter,
                editedHeaders == null
                        ? null
                        : new Content(key, bytes(column.apply(14)), HeaderFormat.read(text(editedHeaders))),
                (Integer) there(column.apply(16)),
                Status.valueOf(text(column.apply(17))),
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
