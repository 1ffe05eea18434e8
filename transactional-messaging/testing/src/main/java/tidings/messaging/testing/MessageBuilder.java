package tidings.messaging.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import tidings.contract.Message;
import tidings.contract.MessageJson;
import tidings.contract.MessageType;

/** Builds the record of another service. It writes the headers by hand, independent of the codec under test. */
public final class MessageBuilder {

    private final Message message;
    private final MessageType type;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String topic;

    private MessageBuilder(Message message) {
        this.message = message;
        this.type = MessageType.of(message);
        this.topic = type.topic();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", UUID.randomUUID().toString());
        headers.put("ce_source", "/test");
        headers.put("ce_type", type.name());
        headers.put("ce_time", Instant.now().toString());
        headers.put("ce_subject", message.key().toString());
        headers.put("ce_messagekind", type.kind().wireName());
        headers.put("ce_correlationid", "flow-" + message.key());
        headers.put("content-type", "application/json");
    }

    public static MessageBuilder of(Message message) {
        return new MessageBuilder(message);
    }

    public MessageBuilder id(String id) {
        return header("ce_id", id);
    }

    public MessageBuilder correlation(String id) {
        return header("ce_correlationid", id);
    }

    public MessageBuilder replyTo(String replyTopic) {
        return header("ce_replyto", replyTopic);
    }

    public MessageBuilder header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Makes this the reply to {@code request}: in its flow, caused by it, on its reply topic. */
    public MessageBuilder answering(ConsumerRecord<?, ?> request) {
        topic = Objects.requireNonNullElse(KafkaProbe.header(request, "ce_replyto"), topic);
        return correlation(Objects.requireNonNull(KafkaProbe.header(request, "ce_correlationid")))
                .header("ce_causationid", Objects.requireNonNull(KafkaProbe.header(request, "ce_id")));
    }

    public ProducerRecord<byte[], byte[]> build() {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, message.key().toString().getBytes(UTF_8), MessageJson.write(message));
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }
}
