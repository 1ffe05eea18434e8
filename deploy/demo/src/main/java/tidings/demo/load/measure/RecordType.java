package tidings.demo.load.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import tidings.contract.Message;
import tidings.contract.MessageType;

/** Compares the message type of a record. */
public final class RecordType {

    private RecordType() {}

    public static boolean is(ConsumerRecord<String, byte[]> record, Class<? extends Message> wanted) {
        Header type = record.headers().lastHeader("ce_type");
        return type != null
                && MessageType.named(new String(type.value(), UTF_8))
                        .filter(known -> known.record().equals(wanted))
                        .isPresent();
    }
}
