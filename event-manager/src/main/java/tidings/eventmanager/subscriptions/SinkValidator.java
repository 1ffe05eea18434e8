package tidings.eventmanager.subscriptions;

import io.smallrye.mutiny.Uni;
import tidings.eventmanager.subscriptions.domain.Sink;

/** Whether a sink may be delivered to, and wants to be. */
public interface SinkValidator {

    /** Fails with {@link InvalidSubscription} where it may not, or does not agree. */
    Uni<Void> check(Sink sink);
}
