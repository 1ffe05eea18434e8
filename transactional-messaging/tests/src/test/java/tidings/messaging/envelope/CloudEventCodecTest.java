package tidings.messaging.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.contract.GetPayment;
import tidings.messaging.testing.MessageBuilder;

class CloudEventCodecTest {

    @ParameterizedTest
    @ValueSource(strings = {"orders.replies.v1", "a-partner.of.ours.replies.v12"})
    void a_topic_for_replies_is_accepted(String topic) {
        assertThat(CloudEventCodec.read(query(topic))).map(Envelope::replyTo).hasValue(topic);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"replies.v1", "orders.events.v1", "orders..replies.v1", "orders.replies.v", "Orders.replies.v1"})
    void any_other_topic_is_refused(String topic) {
        assertThatThrownBy(() -> CloudEventCodec.read(query(topic))).isInstanceOf(UnhandleableMessage.class);
    }

    @Test
    void a_reply_topic_of_any_length_is_refused_without_a_stack_overflow() {
        assertThatThrownBy(() -> CloudEventCodec.read(query("a.".repeat(100_000) + "replies.v1")))
                .isInstanceOf(UnhandleableMessage.class)
                .hasMessageStartingWith("not a topic for replies: a.a.a.");
    }

    private static ConsumerRecord<byte[], byte[]> query(String replyTo) {
        ProducerRecord<byte[], byte[]> sent = MessageBuilder.of(new GetPayment(UUID.randomUUID()))
                .replyTo(replyTo)
                .build();
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
        sent.headers().forEach(record.headers()::add);
        return record;
    }
}
