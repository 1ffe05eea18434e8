package tidings.deliveries.outbound;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import tidings.deliveries.Carrier;
import tidings.deliveries.domain.Outcome;
import tidings.deliveries.domain.PublishedEvent;
import tidings.subscriptions.SinkCheck;
import tidings.subscriptions.domain.Sink;

/** Every kind of sink that there is. */
@ApplicationScoped
class Sinks implements Carrier, SinkCheck {

    private final Webhooks webhooks;
    private final SinkTopics topics;

    Sinks(Webhooks webhooks, SinkTopics topics) {
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
