package tidings.system.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.path.json.JsonPath;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import tidings.contract.MessageType;

/** A record as it stands on a topic. What is missing in it reads as empty. */
record LoggedMessage(
        String topic,
        int partition,
        String time,
        String order,
        String type,
        String source,
        String id,
        String cause,
        String body) {

    static LoggedMessage of(ConsumerRecord<String, byte[]> record) {
        return new LoggedMessage(
                record.topic(),
                record.partition(),
                header(record, "ce_time"),
                record.key() == null ? "" : record.key(),
                MessageType.shortName(header(record, "ce_type")),
                header(record, "ce_source"),
                header(record, "ce_id"),
                header(record, "ce_causationid"),
                record.value() == null ? "" : new String(record.value(), UTF_8));
    }

    static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
    }

    boolean is(String name) {
        return type.equals(name);
    }

    /** In cents. */
    long amount() {
        return JsonPath.from(body).getLong("amount.amount");
    }

    String occasion() {
        return JsonPath.from(body).getString("occasion");
    }
}
