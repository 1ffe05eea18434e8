package tidings.eventmanager.journal;

import static io.smallrye.reactive.messaging.kafka.fault.KafkaDeadLetterQueue.DEAD_LETTER_OFFSET;
import static io.smallrye.reactive.messaging.kafka.fault.KafkaDeadLetterQueue.DEAD_LETTER_PARTITION;
import static io.smallrye.reactive.messaging.kafka.fault.KafkaDeadLetterQueue.DEAD_LETTER_REASON;
import static io.smallrye.reactive.messaging.kafka.fault.KafkaDeadLetterQueue.DEAD_LETTER_TOPIC;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tidings.contract.MessageType;
import tidings.eventmanager.journal.flow.TrackedMessage;
import tidings.eventmanager.journal.flow.TrackedMessage.JournaledDeadLetter;

/**
 * A record of any form as the journal stores it, read by its headers alone: CloudEvents 1.0, Kafka protocol binding,
 * binary mode.
 *
 * <p>A record without a usable identity is identified by its position. The Kafka timestamp replaces an implausible
 * time.
 *
 * @param traceparent W3C trace context
 */
record JournalEntry(
        TrackedMessage message,
        int partition,
        long offset,
        @Nullable String traceparent) {

    private static final Pattern IDENTITY = Pattern.compile("[\\x20-\\x7e]{1,256}");
    private static final Pattern UNPRINTABLE = Pattern.compile("\\p{Cntrl}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final Duration CREDIBLE = Duration.ofDays(2);
    private static final int MAX_TEXT = 600;

    static JournalEntry of(ConsumerRecord<byte[], byte[]> record) {
        return new JournalEntry(
                message(record), record.partition(), record.offset(), identity(record.headers(), "traceparent"));
    }

    /** The UTC day of sending: the same for a duplicate. */
    LocalDate day() {
        return LocalDate.ofInstant(message.sentAt(), ZoneOffset.UTC);
    }

    private static TrackedMessage message(ConsumerRecord<byte[], byte[]> record) {
        Headers headers = record.headers();
        Instant published = Instant.ofEpochMilli(Math.max(0, record.timestamp()));
        JournaledDeadLetter deadLetter = deadLetter(headers);
        String id = identity(headers, "ce_id");
        String source = identity(headers, "ce_source");
        String type = requireNonNullElse(identity(headers, "ce_type"), "");
        String known = id == null || source == null ? position(record, deadLetter) : id;
        return new TrackedMessage(
                record.topic(),
                id == null || source == null ? "" : source,
                known,
                type,
                MessageType.shortName(type),
                requireNonNullElse(identity(headers, "ce_messagekind"), ""),
                order(record),
                requireNonNullElse(identity(headers, "ce_correlationid"), known),
                identity(headers, "ce_causationid"),
                credible(time(headers, "ce_time"), published),
                published,
                time(headers, "ce_expirytime"),
                deadLetter);
    }

    /** A dead letter has the position of its original record. */
    private static String position(ConsumerRecord<byte[], byte[]> record, @Nullable JournaledDeadLetter deadLetter) {
        return deadLetter == null
                ? record.topic() + "-" + record.partition() + "@" + record.offset()
                : deadLetter.topic() + "-" + deadLetter.partition() + "@" + deadLetter.offset();
    }

    private static String order(ConsumerRecord<byte[], byte[]> record) {
        String subject = identity(record.headers(), "ce_subject");
        String key = record.key() == null ? "" : new String(record.key(), UTF_8);
        return subject != null ? subject : IDENTITY.matcher(key).matches() ? key : "";
    }

    private static @Nullable JournaledDeadLetter deadLetter(Headers headers) {
        String topic = text(headers, DEAD_LETTER_TOPIC);
        int partition = (int) number(headers, DEAD_LETTER_PARTITION);
        long offset = number(headers, DEAD_LETTER_OFFSET);
        return topic.isEmpty()
                ? null
                : new JournaledDeadLetter(text(headers, DEAD_LETTER_REASON), topic, partition, offset);
    }

    private static Instant credible(@Nullable Instant time, Instant published) {
        return time == null || Duration.between(time, published).abs().compareTo(CREDIBLE) > 0 ? published : time;
    }

    private static @Nullable Instant time(Headers headers, String name) {
        try {
            Instant time = OffsetDateTime.parse(text(headers, name)).toInstant().truncatedTo(ChronoUnit.MICROS);
            return Math.abs(time.getEpochSecond()) < Integer.MAX_VALUE ? time : null;
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    private static long number(Headers headers, String name) {
        String text = text(headers, name);
        return NUMBER.matcher(text).matches() ? Long.parseLong(text) : -1;
    }

    private static @Nullable String identity(Headers headers, String name) {
        String text = text(headers, name);
        return IDENTITY.matcher(text).matches() ? text : null;
    }

    private static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        String text = header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
        return UNPRINTABLE
                .matcher(text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT))
                .replaceAll(" ");
    }
}
