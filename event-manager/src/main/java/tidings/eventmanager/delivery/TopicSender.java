package tidings.eventmanager.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import tidings.eventmanager.delivery.webhook.Outcome;
import tidings.eventmanager.log.PublishedEvent;
import tidings.eventmanager.subscriptions.InvalidSubscription;
import tidings.eventmanager.subscriptions.Sink.Topic;

/** Sends events to the configured topics and to no other: CloudEvents Kafka binding, binary mode. */
@ApplicationScoped
class TopicSender {

    private final KafkaClientService kafka;
    private final Set<String> allowed;
    private final Duration timeout;

    TopicSender(KafkaClientService kafka, DeliveryConfig config) {
        this.kafka = kafka;
        this.allowed = config.topics().orElse(Set.of());
        this.timeout = config.timeout();
    }

    Uni<Outcome> send(PublishedEvent event, Topic topic) {
        if (!allowed.contains(topic.name())) {
            return Uni.createFrom().item(Outcome.Failed.because("not a permitted topic"));
        }
        return Uni.createFrom()
                .deferred(() -> kafka.<byte[], byte[]>getProducer("outbox").send(record(event, topic)))
                .ifNoItem()
                .after(timeout)
                .fail()
                .<Outcome>map(sent -> new Outcome.Delivered("sent"))
                .onFailure()
                .recoverWithItem(
                        failure -> Outcome.Failed.because(failure.getClass().getSimpleName()));
    }

    /** Fails with {@link InvalidSubscription}. */
    Uni<Void> validate(Topic topic) {
        return allowed.contains(topic.name())
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().failure(new InvalidSubscription("sink", "not a permitted topic"));
    }

    private static ProducerRecord<byte[], byte[]> record(PublishedEvent event, Topic topic) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topic.name(), event.key().getBytes(UTF_8), event.payload().getBytes(UTF_8));
        event.attributes().forEach((name, value) -> {
            String header = name.equals("datacontenttype") ? "content-type" : "ce_" + name;
            record.headers().add(header, value.getBytes(UTF_8));
        });
        return record;
    }
}
