package tidings.eventmanager.delivery;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import tidings.eventmanager.delivery.webhook.Outcome;
import tidings.eventmanager.delivery.webhook.WebhookSender;
import tidings.eventmanager.log.PublishedEvent;
import tidings.eventmanager.subscriptions.Sink;
import tidings.eventmanager.subscriptions.SubscriptionDirectory.SinkValidator;

/** Sends events to a sink of either kind. */
@ApplicationScoped
class SinkSender implements SinkValidator {

    private final WebhookSender webhooks;
    private final TopicSender topics;

    SinkSender(WebhookSender webhooks, TopicSender topics) {
        this.webhooks = webhooks;
        this.topics = topics;
    }

    /** Never fails: a failure is an outcome. Takes at most the timeout. */
    Uni<Outcome> send(PublishedEvent event, Sink sink) {
        return sink instanceof Sink.Webhook webhook
                ? webhooks.send(event, webhook)
                : topics.send(event, (Sink.Topic) sink);
    }

    @Override
    public Uni<Void> validate(Sink sink) {
        return sink instanceof Sink.Webhook webhook ? webhooks.validate(webhook) : topics.validate((Sink.Topic) sink);
    }
}
