package tidings.eventmanager.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import tidings.eventmanager.delivery.webhook.Outcome;
import tidings.eventmanager.delivery.webhook.WebhookSender;
import tidings.eventmanager.log.PublishedEvent;
import tidings.eventmanager.subscriptions.InvalidSubscription;
import tidings.eventmanager.subscriptions.Sink;
import tidings.eventmanager.subscriptions.Sink.Topic;
import tidings.eventmanager.subscriptions.SubscriptionDirectory.SinkValidator;
import tidings.messaging.outbox.KafkaSender;

/**
 * Sends events to a sink of either kind: to webhooks, and to the configured topics and no other (CloudEvents Kafka binding,
 * binary mode).
 */
@ApplicationScoped
class SinkSender implements SinkValidator {

    private final WebhookSender webhooks;
    private final KafkaSender kafka;
    private final Set<String> topics;
    private final Duration timeout;

    SinkSender(WebhookSender webhooks, KafkaSender kafka, DeliveryConfig config) {
        this.webhooks = webhooks;
        this.kafka = kafka;
        this.topics = config.topics().orElse(Set.of());
        this.timeout = config.timeout();
    }

    /** Never fails: a failure is an outcome. Takes at most the timeout. */
    Uni<Outcome> send(PublishedEvent event, Sink sink) {
        return sink instanceof Sink.Webhook webhook ? webhooks.send(event, webhook) : send(event, (Topic) sink);
    }

    @Override
    public Uni<Void> validate(Sink sink) {
        if (sink instanceof Sink.Webhook webhook) {
            return webhooks.validate(webhook);
        }
        return topics.contains(((Topic) sink).name())
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().failure(new InvalidSubscription("sink", "not a permitted topic"));
    }

    private Uni<Outcome> send(PublishedEvent event, Topic topic) {
        if (!topics.contains(topic.name())) {
            return Uni.createFrom().item(Outcome.Failed.because("not a permitted topic"));
        }
        return Uni.createFrom()
                .deferred(() -> kafka.send(record(event, topic)))
                .ifNoItem()
                .after(timeout)
                .fail()
                .<Outcome>map(sent -> new Outcome.Delivered("sent"))
                .onFailure()
                .recoverWithItem(
                        failure -> Outcome.Failed.because(failure.getClass().getSimpleName()));
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
