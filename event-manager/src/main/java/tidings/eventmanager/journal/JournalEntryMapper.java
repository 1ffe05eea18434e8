package tidings.eventmanager.journal;

import static io.smallrye.reactive.messaging.kafka.fault.KafkaDeadLetterQueue.DEAD_LETTER_OFFSET;
import static io.smallrye.reactive.messaging.kafka.fault.KafkaDeadLetterQueue.DEAD_LETTER_PARTITION;
import static io.smallrye.reactive.messaging.kafka.fault.KafkaDeadLetterQueue.DEAD_LETTER_REASON;
import static io.smallrye.reactive.messaging.kafka.fault.KafkaDeadLetterQueue.DEAD_LETTER_TOPIC;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tidings.contract.MessageType;
import tidings.eventmanager.journal.flow.JournaledDeadLetter;
import tidings.eventmanager.journal.flow.Payload;
import tidings.eventmanager.journal.flow.TrackedMessage;

/**
 * Maps any record to a journal entry by its headers alone: CloudEvents 1.0, Kafka protocol binding, binary mode.
 *
 * <p>A record without a usable identity is identified by its position. The Kafka timestamp replaces an implausible
 * time.
 */
final class JournalEntryMapper {

    private static final Pattern IDENTITY = Pattern.compile("[\\x20-\\x7e]{1,256}");
    private static final Pattern UNPRINTABLE = Pattern.compile("\\p{Cntrl}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Duration CREDIBLE = Duration.ofDays(2);
    private static final int MAX_TEXT = 600;

    private JournalEntryMapper() {}

    static JournalEntry read(ConsumerRecord<byte[], byte[]> record) {
        return new JournalEntry(
                message(record),
                record.partition(),
                record.offset(),
                identity(record, "traceparent"),
                Payload.of(record.value()));
    }

    private static TrackedMessage message(ConsumerRecord<byte[], byte[]> record) {
        Instant published = Instant.ofEpochMilli(Math.max(0, record.timestamp()));
        JournaledDeadLetter deadLetter = deadLetter(record);
        String id = identity(record, "ce_id");
        String source = identity(record, "ce_source");
        String type = Objects.requireNonNullElse(identity(record, "ce_type"), "");
        String known = id == null || source == null ? position(record, deadLetter) : id;
        return new TrackedMessage(
                record.topic(),
                id == null || source == null ? "" : source,
                known,
                type,
                MessageType.shortName(type),
                Objects.requireNonNullElse(identity(record, "ce_messagekind"), ""),
                order(record),
                Objects.requireNonNullElse(identity(record, "ce_correlationid"), known),
                identity(record, "ce_causationid"),
                credible(time(record, "ce_time"), published),
                published,
                time(record, "ce_expirytime"),
                deadLetter);
    }

    /** A dead letter has the position of its original record. */
    private static String position(ConsumerRecord<byte[], byte[]> record, @Nullable JournaledDeadLetter deadLetter) {
        return deadLetter == null
                ? record.topic() + "-" + record.partition() + "@" + record.offset()
                : deadLetter.topic() + "-" + deadLetter.partition() + "@" + deadLetter.offset();
    }

    private static String order(ConsumerRecord<byte[], byte[]> record) {
        String subject = identity(record, "ce_subject");
        String key = record.key() == null ? "" : new String(record.key(), UTF_8);
        return subject != null ? subject : IDENTITY.matcher(key).matches() ? key : "";
    }

    private static @Nullable JournaledDeadLetter deadLetter(ConsumerRecord<byte[], byte[]> record) {
        String topic = text(record, DEAD_LETTER_TOPIC);
        return topic.isEmpty()
                ? null
                : new JournaledDeadLetter(
                        text(record, DEAD_LETTER_REASON),
                        topic,
                        (int) number(text(record, DEAD_LETTER_PARTITION)),
                        number(text(record, DEAD_LETTER_OFFSET)));
    }

    private static Instant credible(@Nullable Instant time, Instant published) {
        return time == null || Duration.between(time, published).abs().compareTo(CREDIBLE) > 0 ? published : time;
    }

    private static @Nullable Instant time(ConsumerRecord<byte[], byte[]> record, String header) {
        try {
            Instant time =
                    OffsetDateTime.parse(text(record, header)).toInstant().truncatedTo(ChronoUnit.MICROS);
            return Math.abs(time.getEpochSecond()) < Integer.MAX_VALUE ? time : null;
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    private static long number(String text) {
        return NUMBER.matcher(text).matches() ? Long.parseLong(text) : -1;
    }

    private static @Nullable String identity(ConsumerRecord<byte[], byte[]> record, String header) {
        String text = text(record, header);
        return IDENTITY.matcher(text).matches() ? text : null;
    }

    private static String text(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        String text = header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
        return UNPRINTABLE
                .matcher(text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT))
                .replaceAll(" ");
    }
}
