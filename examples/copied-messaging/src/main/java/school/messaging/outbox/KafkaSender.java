package school.messaging.outbox;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends records to whichever topic they name, and knows of each whether Kafka has it. */
public interface KafkaSender {

    /** Completes when all in-sync replicas have the record. */
    Uni<Void> send(ProducerRecord<byte[], byte[]> record);
}
