package tidings.eventmanager.deadletters;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.deadletters.record.Bytes;
import tidings.eventmanager.deadletters.record.Redrive;

/** Maps a redrive to an outgoing record. */
final class RedriveRecord {

    private RedriveRecord() {}

    static ProducerRecord<byte[], byte[]> of(Redrive redrive) {
        return new ProducerRecord<>(
                redrive.topic(),
                null,
                array(redrive.content().key()),
                array(redrive.content().payload()),
                redrive.content().headers().all().stream()
                        .<Header>map(header -> new RecordHeader(header.name(), array(header.value())))
                        .toList());
    }

    private static byte @Nullable [] array(@Nullable Bytes bytes) {
        return bytes == null ? null : bytes.toArray();
    }
}
