package tidings.eventmanager.deliveries.outbound;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import tidings.eventmanager.deliveries.EventSender;
import tidings.eventmanager.deliveries.domain.Outcome;
import tidings.eventmanager.deliveries.domain.PublishedEvent;
import tidings.eventmanager.subscriptions.Sink;
import tidings.eventmanager.subscriptions.SubscriptionDirectory.SinkValidator;

/** Sends events to a sink of either kind. */
@ApplicationScoped
class SinkSender implements EventSender, SinkValidator {

    private final WebhookSender webhooks;
    private final TopicSender topics;

    SinkSender(WebhookSender webhooks, TopicSender topics) {
        this.webhooks = webhooks;
        this.topics = topics;
    }

    @Override
    public Uni<Outcome> send(PublishedEvent event, Sink sink) {
        if (sink instanceof Sink.Webhook webhook) {
            return webhooks.send(event, webhook);
        }
        return topics.send(event, (Sink.Topic) sink);
    }

    @Override
    public Uni<Void> validate(Sink sink) {
        if (sink instanceof Sink.Webhook webhook) {
            return webhooks.validate(webhook);
        }
        return topics.validate((Sink.Topic) sink);
    }
}
