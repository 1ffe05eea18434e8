package tidings.messaging.inbox;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.mutiny.Multi;
import io.smallrye.reactive.messaging.PublisherDecorator;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import io.smallrye.reactive.messaging.providers.locals.LocalContextMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Notes the consumer group of each batch on the Vert.x context of the batch.
 *
 * <p>A service may read one topic with several groups, so topic and service do not tell which of them failed.
 */
@ApplicationScoped
class ConsumerGroup implements PublisherDecorator {

    private static final String KEY = ConsumerGroup.class.getName();

    private final KafkaClientService kafka;

    ConsumerGroup(KafkaClientService kafka) {
        this.kafka = kafka;
    }

    /** Returns the group whose batch runs on this Vert.x context, if any. */
    static Optional<String> current() {
        return ContextLocals.get(KEY);
    }

    @Override
    public Multi<? extends Message<?>> decorate(
            Multi<? extends Message<?>> messages, List<String> channels, boolean isConnector) {
        return isConnector ? messages.onItem().invoke(this::note) : messages;
    }

    private void note(Message<?> message) {
        message.getMetadata(LocalContextMetadata.class).ifPresent(local -> message.getMetadata(
                        IncomingKafkaRecordBatchMetadata.class)
                .map(batch ->
                        kafka.getConsumer(batch.getChannel()).configuration().get(ConsumerConfig.GROUP_ID_CONFIG))
                .ifPresent(group -> local.context().putLocal(KEY, group)));
    }
}
