package tidings.eventmanager.delivery;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import tidings.eventmanager.delivery.webhook.Outcome;
import tidings.eventmanager.delivery.webhook.WebhookSender;
import tidings.eventmanager.log.PublishedEvent;
import tidings.eventmanager.subscriptions.SubscriptionDirectory.SinkValidator;
import tidings.eventmanager.subscriptions.Sink;

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
