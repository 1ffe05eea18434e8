package tidings.messaging.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import tidings.messaging.envelope.CloudEventCodec;
import tidings.messaging.envelope.HeaderJson;
import tidings.messaging.envelope.RawText;
import tidings.messaging.envelope.UnhandleableMessage;

/**
 * Sends records unchanged, byte for byte, if the current transaction commits: for the redrive of earlier records.
 *
 * <p>The key and the value may be missing or binary. They are not validated.
 */
@ApplicationScoped
public class RawOutbox {

    private static final String INSERT = """
            insert into outbox (topic, key, raw_key, headers, payload, raw_payload)
            select topic, key, raw_key, headers, payload, raw_payload
            from unnest($1::text[], $2::text[], $3::bytea[], $4::text[], $5::text[], $6::bytea[])
                with ordinality as added (topic, key, raw_key, headers, payload, raw_payload, n)
            order by n""";

    private final Relay relay;

    RawOutbox(Relay relay) {
        this.relay = relay;
    }

    /** Adds records to the current transaction, in the order of their sending. */
    public Uni<Void> add(List<ProducerRecord<byte[], byte[]>> records) {
        return records.isEmpty()
                ? Uni.createFrom().voidItem()
                : CurrentTransaction.get()
                        .call(transaction -> transaction.update(
                                INSERT,
                                column(records, String[]::new, ProducerRecord::topic),
                                column(records, String[]::new, record -> RawText.of(record.key())),
                                column(records, Buffer[]::new, record -> RawText.bytesIfNotUtf8(record.key())),
                                column(records, String[]::new, record -> HeaderJson.write(record.headers())),
                                column(records, String[]::new, record -> RawText.of(record.value())),
                                column(records, Buffer[]::new, record -> RawText.bytesIfNotUtf8(record.value()))))
                        .invoke(transaction -> transaction.afterCommit(relay::trigger))
                        .replaceWithVoid();
    }

    /** Returns the reason why a reader would reject the record as malformed; empty if it can be read. */
    public static Optional<String> refusal(ProducerRecord<byte[], byte[]> record) {
        try {
            CloudEventCodec.read(new ConsumerRecord<>(
                    record.topic(),
                    0,
                    0,
                    System.currentTimeMillis(),
                    TimestampType.CREATE_TIME,
                    ConsumerRecord.NULL_SIZE,
                    ConsumerRecord.NULL_SIZE,
                    record.key(),
                    record.value(),
                    record.headers(),
                    Optional.empty()));
            return Optional.empty();
        } catch (UnhandleableMessage reason) {
            return Optional.of(String.valueOf(reason.getMessage()));
        }
    }

    private static <T> Object column(
            List<ProducerRecord<byte[], byte[]>> records,
            IntFunction<T[]> array,
            Function<ProducerRecord<byte[], byte[]>, ? extends @Nullable T> value) {
        return records.stream().map(value).toArray(array);
    }
}
