package school.messaging.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import school.messaging.envelope.HeaderJson;

/**
 * A message waiting in the outbox; {@code position} is its place in the order.
 *
 * @param rawKey instead of {@code key}, where that is no text
 * @param rawPayload instead of {@code payload}, where that is no text
 */
record OutboxRow(
        long position,
        String topic,
        @Nullable String key,
        @Nullable Buffer rawKey,
        String headers,
        @Nullable String payload,
        @Nullable Buffer rawPayload) {

    static OutboxRow of(Row row) {
        return new OutboxRow(
                row.getLong("position"),
                row.getString("topic"),
                row.getString("key"),
                row.get(Buffer.class, "raw_key"),
                row.getString("headers"),
                row.getString("payload"),
                row.get(Buffer.class, "raw_payload"));
    }

    /** What has to stay in order: what has the same. */
    Lane lane() {
        return new Lane(topic, key, rawKey);
    }

    ProducerRecord<byte[], byte[]> toRecord() {
        return new ProducerRecord<>(
                topic, null, bytes(key, rawKey), bytes(payload, rawPayload), HeaderJson.read(headers));
    }

    private static byte @Nullable [] bytes(@Nullable String text, @Nullable Buffer raw) {
        return text != null ? text.getBytes(UTF_8) : raw == null ? null : raw.getBytes();
    }

    /** The messages of one key on one topic. */
    record Lane(
            String topic, @Nullable String key, @Nullable Buffer rawKey) {}
}
