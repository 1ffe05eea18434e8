package school.messaging.outbox;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The producer of the one channel that a service sends on. Each record names its own topic.
 *
 * <p>It is used without an emitter: what lies in the outbox is a record already, and needs no message around it.
 */
@ApplicationScoped
class OutboxChannel implements KafkaSender {

    private final KafkaClientService kafka;

    OutboxChannel(KafkaClientService kafka) {
        this.kafka = kafka;
    }

    @Override
    public Uni<Void> send(ProducerRecord<byte[], byte[]> record) {
        return kafka.<byte[], byte[]>getProducer("outbox").send(record).replaceWithVoid();
    }
}
