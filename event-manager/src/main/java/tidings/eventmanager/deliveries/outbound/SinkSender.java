package tidings.eventmanager.deliveries.outbound;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import tidings.eventmanager.deliveries.EventSender;
import tidings.eventmanager.deliveries.domain.Outcome;
import tidings.eventmanager.deliveries.domain.PublishedEvent;
import tidings.eventmanager.subscriptions.SinkValidator;
import tidings.eventmanager.subscriptions.domain.Sink;

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
    public Uni<Outcome> carry(PublishedEvent event, Sink sink) {
        if (sink instanceof Sink.Webhook webhook) {
            return webhooks.carry(event, webhook);
        }
        return topics.carry(event, (Sink.Topic) sink);
    }

    @Override
    public Uni<Void> check(Sink sink) {
        if (sink instanceof Sink.Webhook webhook) {
            return webhooks.shakeHands(webhook);
        }
        return topics.check((Sink.Topic) sink);
    }
}
