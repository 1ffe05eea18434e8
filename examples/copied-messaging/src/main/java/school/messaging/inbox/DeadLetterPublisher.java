package school.messaging.inbox;

import static io.smallrye.reactive.messaging.kafka.fault.KafkaDeadLetterQueue.DEAD_LETTER_EXCEPTION_CLASS_NAME;
import static io.smallrye.reactive.messaging.kafka.fault.KafkaDeadLetterQueue.DEAD_LETTER_OFFSET;
import static io.smallrye.reactive.messaging.kafka.fault.KafkaDeadLetterQueue.DEAD_LETTER_PARTITION;
import static io.smallrye.reactive.messaging.kafka.fault.KafkaDeadLetterQueue.DEAD_LETTER_REASON;
import static io.smallrye.reactive.messaging.kafka.fault.KafkaDeadLetterQueue.DEAD_LETTER_TOPIC;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.impl.KafkaRecordHelper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import school.contract.Topics;
import school.messaging.outbox.KafkaSender;
import school.messaging.outbox.MessagingMetrics;

/**
 * Keeps what cannot be handled: the record as it came, and why, on the dead-letter topic of this service and that topic.
 *
 * <p>The headers have the names that SmallRye's own dead-letter queue gives them. A record that no longer fits with them
 * is kept without its value; topic, partition and offset tell where the value is.
 */
@ApplicationScoped
public class DeadLetterPublisher {

    private static final Logger LOG = Logger.getLogger(DeadLetterPublisher.class);
    private static final int LONGEST_REASON = 500;

    private final KafkaSender kafka;
    private final MessagingMetrics metrics;
    private final String service;

    public DeadLetterPublisher(
            KafkaSender kafka,
            MessagingMetrics metrics,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.kafka = kafka;
        this.metrics = metrics;
        this.service = service;
    }

    /** Completes when Kafka has it; waits for as long as that takes. */
    public Uni<Void> add(ConsumerRecord<byte[], byte[]> record, Throwable reason) {
        LOG.errorf(
                "dead letter: %s-%d@%d: %s",
                record.topic(), record.partition(), record.offset(), shortened(reason.toString()));
        metrics.deadLetter();
        return Uni.createFrom()
                .deferred(() -> kafka.send(letter(record, record.value(), reason)))
                .onFailure(RecordTooLargeException.class)
                .recoverWithUni(() -> kafka.send(letter(record, null, reason)))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofSeconds(1), Duration.ofSeconds(10))
                .indefinitely();
    }

    private ProducerRecord<byte[], byte[]> letter(
            ConsumerRecord<byte[], byte[]> record, byte @Nullable [] value, Throwable reason) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(
                Topics.deadLetters(service, record.topic()), null, record.key(), value, record.headers());
        Headers headers = letter.headers();
        headers.remove(KafkaRecordHelper.SMALLRYE_GENERATION_ID);
        put(headers, DEAD_LETTER_REASON, shortened(String.valueOf(reason.getMessage())));
        put(headers, DEAD_LETTER_EXCEPTION_CLASS_NAME, reason.getClass().getName());
        put(headers, DEAD_LETTER_TOPIC, record.topic());
        put(headers, DEAD_LETTER_PARTITION, Integer.toString(record.partition()));
        put(headers, DEAD_LETTER_OFFSET, Long.toString(record.offset()));
        return letter;
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(UTF_8));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "…";
    }
}
