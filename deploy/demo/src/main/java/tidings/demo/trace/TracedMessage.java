package tidings.demo.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tidings.contract.MessageType;
import tidings.contract.Topics;

/**
 * The envelope of a message, read from its Kafka headers.
 *
 * @param type the name in the contract, or the wire type if the contract has none
 * @param causationId null for the first message of a flow
 */
public record TracedMessage(
        String orderId,
        Instant time,
        String topic,
        String kind,
        String type,
        String source,
        String id,
        String correlationId,
        @Nullable String causationId) {

    private static final String MISSING = "(missing)";

    public static TracedMessage of(ConsumerRecord<String, byte[]> record) {
        String type = required(record, "ce_type");
        return new TracedMessage(
                record.key(),
                time(record),
                record.topic(),
                required(record, "ce_messagekind"),
                MessageType.shortName(type),
                required(record, "ce_source"),
                required(record, "ce_id"),
                required(record, "ce_correlationid"),
                header(record, "ce_causationid"));
    }

    /** Returns whether it is a query or its reply: these start their own flow. */
    public boolean isQueryOrItsReply() {
        return topic.equals(Topics.PAYMENTS_QUERIES) || topic.equals(Topics.PAYMENTS_REPLIES);
    }

    /** Returns whether it reports a pattern, which may involve further orders. */
    public boolean isPattern() {
        return type.equals("PatternDetected");
    }

    private static Instant time(ConsumerRecord<String, byte[]> record) {
        String time = header(record, "ce_time");
        return time == null ? Instant.ofEpochMilli(record.timestamp()) : Instant.parse(time);
    }

    private static String required(ConsumerRecord<String, byte[]> record, String name) {
        String value = header(record, name);
        return value == null ? MISSING : value;
    }

    private static @Nullable String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }
}
