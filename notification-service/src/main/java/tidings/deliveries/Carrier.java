package tidings.deliveries;

import io.smallrye.mutiny.Uni;
import tidings.deliveries.domain.Outcome;
import tidings.deliveries.domain.PublishedEvent;
import tidings.subscriptions.domain.Sink;

/** Brings events to sinks. */
public interface Carrier {

    /** Never fails: what goes wrong is an outcome. It takes as long as its patience at most. */
    Uni<Outcome> carry(PublishedEvent event, Sink sink);
}
