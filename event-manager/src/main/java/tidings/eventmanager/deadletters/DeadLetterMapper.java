package tidings.eventmanager.deadletters;

import static io.smallrye.reactive.messaging.kafka.fault.KafkaDeadLetterQueue.DEAD_LETTER_EXCEPTION_CLASS_NAME;
import static io.smallrye.reactive.messaging.kafka.fault.KafkaDeadLetterQueue.DEAD_LETTER_OFFSET;
import static io.smallrye.reactive.messaging.kafka.fault.KafkaDeadLetterQueue.DEAD_LETTER_PARTITION;
import static io.smallrye.reactive.messaging.kafka.fault.KafkaDeadLetterQueue.DEAD_LETTER_REASON;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import tidings.contract.Topics;
import tidings.eventmanager.deadletters.record.Bytes;
import tidings.eventmanager.deadletters.record.DeadLetter;
import tidings.eventmanager.deadletters.record.FailureCause;
import tidings.eventmanager.deadletters.record.Header;
import tidings.eventmanager.deadletters.record.Headers;
import tidings.eventmanager.deadletters.record.RecordContent;
import tidings.eventmanager.deadletters.record.RecordPosition;
import tidings.messaging.outbox.RawOutbox;

/**
 * Maps any record of a dead-letter topic, whatever its writer and content, and the record of a redrive.
 *
 * <p>The name of the topic gives the service and the original topic. No header can redirect a message.
 */
final class DeadLetterMapper {

    private static final Pattern UNPRINTABLE = Pattern.compile("\\p{Cntrl}+");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final int MAX_TEXT = 600;

    private DeadLetterMapper() {}

    static DeadLetter read(ConsumerRecord<byte[], byte[]> record) {
        Headers headers = new Headers(Arrays.stream(record.headers().toArray())
                .map(header -> new Header(header.key(), Bytes.ofNullable(header.value())))
                .toList());
        String topic = originalTopic(record.topic());
        int serviceLength =
                record.topic().length() - Topics.deadLetters("", topic).length();
        return new DeadLetter(
                new RecordPosition(record.topic(), record.partition(), record.offset()),
                Instant.ofEpochMilli(Math.max(0, record.timestamp())),
                record.topic().substring(0, serviceLength),
                new RecordPosition(
                        topic, (int) number(headers, DEAD_LETTER_PARTITION), number(headers, DEAD_LETTER_OFFSET)),
                new FailureCause(shown(headers, DEAD_LETTER_EXCEPTION_CLASS_NAME), shown(headers, DEAD_LETTER_REASON)),
                new RecordContent(Bytes.ofNullable(record.key()), Bytes.ofNullable(record.value()), headers));
    }

    static ProducerRecord<byte[], byte[]> write(String topic, RecordContent content) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, array(content.key()), array(content.payload()));
        content.headers().all().forEach(header -> record.headers()
                .add(new RecordHeader(header.name(), array(header.value()))));
        return record;
    }

    /** The reason why no service could read the message, by the contract; empty if it is readable. */
    static Optional<String> refusal(String topic, RecordContent content) {
        return RawOutbox.refusal(write(topic, content));
    }

    private static String originalTopic(String deadLetters) {
        return Topics.names().stream()
                .filter(topic -> deadLetters.endsWith(Topics.deadLetters("", topic)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(deadLetters + " is not a dead-letter topic"));
    }

    private static long number(Headers headers, String name) {
        return headers.text(name)
                .filter(text -> NUMBER.matcher(text).matches())
                .map(Long::parseLong)
                .orElse(-1L);
    }

    private static String shown(Headers headers, String name) {
        String text = headers.text(name).orElse("");
        return UNPRINTABLE
                .matcher(text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT))
                .replaceAll(" ");
    }

    private static byte @Nullable [] array(@Nullable Bytes bytes) {
        return bytes == null ? null : bytes.toArray();
    }
}
