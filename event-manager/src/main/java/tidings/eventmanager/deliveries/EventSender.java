package tidings.eventmanager.deliveries;

import io.smallrye.mutiny.Uni;
import tidings.eventmanager.deliveries.domain.Outcome;
import tidings.eventmanager.deliveries.domain.PublishedEvent;
import tidings.eventmanager.subscriptions.domain.Sink;

/** Brings events to sinks. */
public interface EventSender {

    /** Never fails: what goes wrong is an outcome. It takes as long as its patience at most. */
    Uni<Outcome> carry(PublishedEvent event, Sink sink);
}
