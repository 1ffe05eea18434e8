package tidings.eventmanager.delivery;

import io.smallrye.mutiny.Uni;
import tidings.eventmanager.delivery.webhook.Outcome;
import tidings.eventmanager.log.PublishedEvent;
import tidings.eventmanager.subscriptions.Sink;

/** Sends events to sinks. */
public interface EventSender {

    /** Never fails: a failure is an outcome. Takes at most the timeout. */
    Uni<Outcome> send(PublishedEvent event, Sink sink);
}
