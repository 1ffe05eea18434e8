package tidings.eventmanager.journal;

import static io.smallrye.reactive.messaging.kafka.fault.KafkaDeadLetterQueue.DEAD_LETTER_OFFSET;
import static io.smallrye.reactive.messaging.kafka.fault.KafkaDeadLetterQueue.DEAD_LETTER_PARTITION;
import static io.smallrye.reactive.messaging.kafka.fault.KafkaDeadLetterQueue.DEAD_LETTER_REASON;
import static io.smallrye.reactive.messaging.kafka.fault.KafkaDeadLetterQueue.DEAD_LETTER_TOPIC;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import tidings.eventmanager.journal.flow.TrackedMessage.JournaledDeadLetter;

class JournalEntryTest {

    @Test
    void a_dead_letter_keeps_an_offset_beyond_a_billion() {
        var record = new ConsumerRecord<byte[], byte[]>("payment-service.payments.commands.v1.dlq", 0, 7, null, null);
        record.headers()
                .add(DEAD_LETTER_REASON, "it is malformed".getBytes(UTF_8))
                .add(DEAD_LETTER_TOPIC, "payments.commands.v1".getBytes(UTF_8))
                .add(DEAD_LETTER_PARTITION, "2".getBytes(UTF_8))
                .add(DEAD_LETTER_OFFSET, "1234567890123".getBytes(UTF_8));

        var message = JournalEntry.of(record).message();

        assertThat(message.failure())
                .isEqualTo(new JournaledDeadLetter("it is malformed", "payments.commands.v1", 2, 1_234_567_890_123L));
        assertThat(message.id()).isEqualTo("payments.commands.v1-2@1234567890123");
    }
}
