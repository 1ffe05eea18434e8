package school.messaging.outbox;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends on the producer of the channel {@code outbox}, the only outgoing channel of a service.
 *
 * <p>It uses the producer without an emitter: a row of the outbox is a complete record.
 */
@ApplicationScoped
class OutboxChannel implements KafkaSender {

    private final KafkaClientService kafka;
    private final ExistingTopics topics;

    OutboxChannel(KafkaClientService kafka, ExistingTopics topics) {
        this.kafka = kafka;
        this.topics = topics;
    }

    @Override
    public Uni<Void> send(ProducerRecord<byte[], byte[]> record) {
        return topics.require(record.topic())
                .chain(() -> kafka.<byte[], byte[]>getProducer("outbox").send(record))
                .replaceWithVoid();
    }
}
