package tidings.eventmanager.deliveries;

import io.smallrye.mutiny.Uni;
import tidings.eventmanager.deliveries.domain.Outcome;
import tidings.eventmanager.deliveries.domain.PublishedEvent;
import tidings.eventmanager.subscriptions.Sink;

/** Sends events to sinks. */
public interface EventSender {

    /** Never fails: a failure is an outcome. Takes at most the timeout. */
    Uni<Outcome> send(PublishedEvent event, Sink sink);
}
