package tidings.messaging;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** The one channel that a service sends on. Each record names its own topic. */
@ApplicationScoped
class OutboxChannel implements KafkaSender {

    private final MutinyEmitter<ProducerRecord<byte[], byte[]>> emitter;

    OutboxChannel(
            @Channel("outbox") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<ProducerRecord<byte[], byte[]>> emitter) {
        this.emitter = emitter;
    }

    @Override
    public Uni<Void> send(ProducerRecord<byte[], byte[]> record) {
        return emitter.send(record);
    }
}
