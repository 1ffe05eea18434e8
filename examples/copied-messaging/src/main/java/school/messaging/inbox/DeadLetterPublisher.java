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
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import school.contract.DeadLetterTopic;
import school.messaging.MessagingConfig;
import school.messaging.outbox.KafkaSender;
import school.messaging.outbox.MessagingMetrics;

/**
 * Publishes records that cannot be handled, unchanged and with the reason, to the dead-letter topic of service and topic.
 *
 * <p>The header names are those of SmallRye's dead-letter queue, and one of their style for the consumer group. A record
 * that becomes too large with these headers is published without its value, and if it is too large even so, without its key
 * and its own headers: topic, partition and offset in the headers locate the record.
 */
@ApplicationScoped
public class DeadLetterPublisher {

    private static final Logger LOG = Logger.getLogger(DeadLetterPublisher.class);
    private static final String DEAD_LETTER_CONSUMER_GROUP = "dead-letter-consumer-group";
    private static final int MAX_REASON_LENGTH = 500;

    private final KafkaSender kafka;
    private final MessagingMetrics metrics;
    private final String service;

    DeadLetterPublisher(KafkaSender kafka, MessagingMetrics metrics, MessagingConfig config) {
        this.kafka = kafka;
        this.metrics = metrics;
        this.service = config.service();
    }

    /**
     * Publishes a dead letter. Completes when Kafka has it, and retries without limit until then.
     *
     * <p>Called on the context of the batch, it adds the consumer group.
     */
    public Uni<Void> publish(ConsumerRecord<byte[], byte[]> record, Throwable reason) {
        LOG.errorf(
                "dead letter: %s-%d@%d: %s",
                record.topic(), record.partition(), record.offset(), shortened(reason.toString()));
        metrics.deadLetter();
        Optional<String> group = ConsumerGroup.current();
        return Uni.createFrom()
                .deferred(() ->
                        kafka.send(deadLetter(record, record.key(), record.value(), record.headers(), group, reason)))
                .onFailure(RecordTooLargeException.class)
                .recoverWithUni(
                        () -> kafka.send(deadLetter(record, record.key(), null, record.headers(), group, reason)))
                .onFailure(RecordTooLargeException.class)
                .recoverWithUni(() -> kafka.send(deadLetter(record, null, null, new RecordHeaders(), group, reason)))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofSeconds(1), Duration.ofSeconds(10))
                .indefinitely();
    }

    private ProducerRecord<byte[], byte[]> deadLetter(
            ConsumerRecord<byte[], byte[]> record,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Headers original,
            Optional<String> group,
            Throwable reason) {
        ProducerRecord<byte[], byte[]> deadLetter =
                new ProducerRecord<>(DeadLetterTopic.name(service, record.topic()), null, key, value, original);
        Headers headers = deadLetter.headers();
        headers.remove(KafkaRecordHelper.SMALLRYE_GENERATION_ID);
        put(headers, DEAD_LETTER_REASON, shortened(String.valueOf(reason.getMessage())));
        put(headers, DEAD_LETTER_EXCEPTION_CLASS_NAME, reason.getClass().getName());
        put(headers, DEAD_LETTER_TOPIC, record.topic());
        put(headers, DEAD_LETTER_PARTITION, Integer.toString(record.partition()));
        put(headers, DEAD_LETTER_OFFSET, Long.toString(record.offset()));
        group.ifPresent(name -> put(headers, DEAD_LETTER_CONSUMER_GROUP, name));
        return deadLetter;
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(UTF_8));
    }

    private static String shortened(String text) {
        return text.length() <= MAX_REASON_LENGTH ? text : text.substring(0, MAX_REASON_LENGTH) + "…";
    }
}
