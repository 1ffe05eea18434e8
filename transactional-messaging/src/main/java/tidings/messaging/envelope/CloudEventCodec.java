package tidings.messaging.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tidings.contract.MessageJson;
import tidings.contract.MessageKind;
import tidings.contract.MessageType;

/**
 * Converts between envelopes and Kafka records: CloudEvents 1.0, Kafka protocol binding, binary content mode.
 *
 * <p>The W3C header {@code traceparent} accompanies the {@code ce_} headers.
 */
public final class CloudEventCodec {

    private static final String CORRELATION = "correlationid";
    private static final String CAUSATION = "causationid";
    /** The header of the causation id in the Kafka protocol binding. */
    public static final String CAUSATION_HEADER = "ce_" + CAUSATION;

    private static final String EXPIRY = "expirytime";
    private static final String KIND = "messagekind";
    private static final String REPLY_TO = "replyto";

    private static final String SCHEMA_PREFIX = "urn:tidings:schema:";
    /** Identities are keys of the inbox: printable, and short enough for an index. */
    private static final Pattern IDENTITY = Pattern.compile("[\\x20-\\x7e]{1,256}");
    /** The longest name of a topic in Kafka. Java matches a repeated group by recursion, so the length is checked first. */
    private static final int MAX_TOPIC_LENGTH = 249;
    /** A request cannot make a service write to a topic other than one of replies. */
    private static final Pattern REPLY_TOPIC = Pattern.compile("([a-z0-9-]{1,60}+\\.)+replies\\.v\\d++");

    private CloudEventCodec() {}

    /** Writes a record with its key as text, for the outbox. */
    public static ProducerRecord<String, byte[]> write(Envelope envelope, String topic) {
        MessageType type = MessageType.of(envelope.message());
        String key = envelope.message().key().toString();
        CloudEventBuilder event = CloudEventBuilder.v1()
                .withId(envelope.id())
                .withSource(envelope.source())
                .withType(type.name())
                .withTime(envelope.time().atOffset(ZoneOffset.UTC))
                .withSubject(key)
                .withDataSchema(URI.create(SCHEMA_PREFIX + type.name()))
                .withData("application/json", MessageJson.write(envelope.message()))
                .withExtension(CORRELATION, envelope.correlationId())
                .withExtension(KIND, type.kind().wireName());
        if (envelope.causationId() != null) {
            event.withExtension(CAUSATION, envelope.causationId());
        }
        if (envelope.expiry() != null) {
            event.withExtension(EXPIRY, envelope.expiry().toString());
        }
        if (envelope.replyTo() != null) {
            event.withExtension(REPLY_TO, envelope.replyTo());
        }
        ProducerRecord<String, byte[]> record =
                KafkaMessageFactory.<String>createWriter(topic, key).writeBinary(event.build());
        if (envelope.traceparent() != null) {
            record.headers()
                    .add(TraceContext.TRACEPARENT, envelope.traceparent().getBytes(UTF_8));
        }
        return record;
    }

    /** Writes a record with its key as bytes, for a {@code KafkaSender}. */
    public static ProducerRecord<byte[], byte[]> writeBytes(Envelope envelope, String topic) {
        ProducerRecord<String, byte[]> record = write(envelope, topic);
        return new ProducerRecord<>(topic, null, record.key().getBytes(UTF_8), record.value(), record.headers());
    }

    /**
     * Reads the envelope of a record. Empty for an event whose type this version of the contract does not know.
     *
     * <p>Fails with {@link UnhandleableMessage} if the record is malformed, or another message of unknown type.
     */
    public static Optional<Envelope> read(ConsumerRecord<byte[], byte[]> record) {
        CloudEvent event = event(record);
        MessageType type = MessageType.named(event.getType()).orElse(null);
        if (type == null) {
            if (MessageKind.EVENT.wireName().equals(extension(event, KIND))) {
                return Optional.empty();
            }
            throw new UnhandleableMessage("unknown type " + shortened(event.getType()));
        }
        String id = identity("id", event.getId());
        String correlation = extension(event, CORRELATION);
        String causation = extension(event, CAUSATION);
        OffsetDateTime time = event.getTime();
        try {
            String expiry = extension(event, EXPIRY);
            return Optional.of(new Envelope(
                    id,
                    URI.create(identity("source", event.getSource().toString())),
                    time == null ? Instant.ofEpochMilli(record.timestamp()) : time.toInstant(),
                    correlation == null ? id : identity(CORRELATION, correlation),
                    causation == null ? null : identity(CAUSATION, causation),
                    expiry == null ? null : OffsetDateTime.parse(expiry).toInstant(),
                    replyTopic(extension(event, REPLY_TO)),
                    traceparent(record),
                    MessageJson.read(type, data(event))));
        } catch (IOException | DateTimeException e) {
            throw new UnhandleableMessage(type.name() + ": " + e.getMessage(), e);
        }
    }

    private static CloudEvent event(ConsumerRecord<byte[], byte[]> record) {
        try {
            return KafkaMessageFactory.createReader(record).toEvent();
        } catch (RuntimeException e) {
            throw new UnhandleableMessage("not a CloudEvent: " + e.getMessage(), e);
        }
    }

    private static byte[] data(CloudEvent event) {
        if (event.getData() == null) {
            throw new UnhandleableMessage("no data");
        }
        return event.getData().toBytes();
    }

    private static @Nullable String extension(CloudEvent event, String name) {
        Object value = event.getExtension(name);
        return value == null ? null : value.toString();
    }

    private static String identity(String attribute, String value) {
        if (!IDENTITY.matcher(value).matches()) {
            throw new UnhandleableMessage(attribute + " is not 1 to 256 printable characters");
        }
        return value;
    }

    private static @Nullable String replyTopic(@Nullable String topic) {
        if (topic != null
                && (topic.length() > MAX_TOPIC_LENGTH
                        || !REPLY_TOPIC.matcher(topic).matches())) {
            throw new UnhandleableMessage("not a topic for replies: " + shortened(topic));
        }
        return topic;
    }

    /** Ignores an invalid header (W3C Trace Context, section 3.2). */
    private static @Nullable String traceparent(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(TraceContext.TRACEPARENT);
        String value = header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
        return TraceContext.valid(value);
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
