package tidings.messaging.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tidings.messaging.envelope.HeaderJson;

/**
 * A record in the outbox.
 *
 * @param position the place in the order of sending
 * @param rawKey the key if it is no text, instead of {@code key}
 * @param rawPayload the payload if it is no text, instead of {@code payload}
 * @param attempts how often its topic did not take it
 */
record OutboxRow(
        long position,
        String topic,
        @Nullable String key,
        @Nullable Buffer rawKey,
        String headers,
        @Nullable String payload,
        @Nullable Buffer rawPayload,
        int attempts) {

    static OutboxRow of(Row row) {
        return new OutboxRow(
                row.getLong("position"),
                row.getString("topic"),
                row.getString("key"),
                row.get(Buffer.class, "raw_key"),
                row.getString("headers"),
                row.getString("payload"),
                row.get(Buffer.class, "raw_payload"),
                row.getInteger("attempts"));
    }

    /** Returns the key of the rows that stay in order with this one. */
    OrderingKey orderingKey() {
        return new OrderingKey(topic, key, rawKey);
    }

    /** Fails with {@link UnreadableRow}: no further attempt can send it. */
    ProducerRecord<byte[], byte[]> toRecord() {
        try {
            return new ProducerRecord<>(
                    topic, null, bytes(key, rawKey), bytes(payload, rawPayload), HeaderJson.read(headers));
        } catch (RuntimeException e) {
            throw new UnreadableRow(e);
        }
    }

    /** The row is no record: it was edited wrongly. */
    static final class UnreadableRow extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnreadableRow(RuntimeException cause) {
            super(cause);
        }
    }

    private static byte @Nullable [] bytes(@Nullable String text, @Nullable Buffer raw) {
        return text != null ? text.getBytes(UTF_8) : raw == null ? null : raw.getBytes();
    }

    /** One key on one topic: rows with an equal ordering key are sent in order. */
    record OrderingKey(
            String topic, @Nullable String key, @Nullable Buffer rawKey) {}
}
