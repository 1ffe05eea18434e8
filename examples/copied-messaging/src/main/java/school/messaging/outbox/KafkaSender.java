package school.messaging.outbox;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends Kafka records, each to the topic that it names. */
public interface KafkaSender {

    /** Sends a record. Completes when all in-sync replicas have it. */
    Uni<Void> send(ProducerRecord<byte[], byte[]> record);
}
