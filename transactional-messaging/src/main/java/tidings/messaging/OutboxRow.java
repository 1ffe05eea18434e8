package tidings.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.mutiny.sqlclient.Row;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A message waiting in the outbox; {@code position} is its place in the order. */
record OutboxRow(long position, String topic, String key, String headers, String payload) {

    static OutboxRow of(Row row) {
        return new OutboxRow(
                row.getLong("position"),
                row.getString("topic"),
                row.getString("key"),
                row.getString("headers"),
                row.getString("payload"));
    }

    ProducerRecord<byte[], byte[]> toRecord() {
        return new ProducerRecord<>(
                topic, null, key.getBytes(UTF_8), payload.getBytes(UTF_8), HeaderJson.read(headers));
    }
}
