package tidings.system.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tidings.contract.CustomerNotified;
import tidings.contract.Message;
import tidings.contract.MessageJson;
import tidings.contract.MessageType;
import tidings.contract.PaymentCollected;
import tidings.contract.PaymentRefunded;

/**
 * A record on a topic. Missing attributes are empty.
 *
 * @param amount the amount collected or refunded, in cents
 * @param occasion the occasion of a notification
 * @param content a hash of the body
 */
record LoggedMessage(
        String topic,
        int partition,
        String time,
        String order,
        String type,
        String source,
        String id,
        String cause,
        long amount,
        String occasion,
        int content) {

    static LoggedMessage of(ConsumerRecord<String, byte[]> record) {
        Message message = message(record);
        return new LoggedMessage(
                record.topic(),
                record.partition(),
                header(record, "ce_time"),
                record.key() == null ? "" : record.key(),
                MessageType.shortName(header(record, "ce_type")),
                header(record, "ce_source"),
                header(record, "ce_id"),
                header(record, "ce_causationid"),
                message instanceof PaymentCollected collected
                        ? collected.amount().amount()
                        : message instanceof PaymentRefunded refunded
                                ? refunded.amount().amount()
                                : 0,
                message instanceof CustomerNotified notified
                        ? notified.occasion().name()
                        : "",
                Arrays.hashCode(record.value()));
    }

    /** Returns null for an invalid record. */
    private static @Nullable Message message(ConsumerRecord<?, byte[]> record) {
        MessageType type = MessageType.named(header(record, "ce_type")).orElse(null);
        try {
            return type == null || record.value() == null ? null : MessageJson.read(type, record.value());
        } catch (IOException poison) {
            return null;
        }
    }

    static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
    }

    /** Returns the first of the messages with the same identity. */
    static List<LoggedMessage> distinct(Collection<LoggedMessage> messages) {
        Set<String> seen = new HashSet<>();
        return messages.stream().filter(message -> seen.add(message.key())).toList();
    }

    /** The identity of a message: a repeated record has the same one. */
    String key() {
        return topic + " " + source + " " + id;
    }

    boolean is(String name) {
        return type.equals(name);
    }
}
