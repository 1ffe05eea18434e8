package tidings.eventmanager.subscriptions;

import io.smallrye.mutiny.Uni;

/** Checks whether a sink is allowed and agrees to receive events. */
public interface SinkValidator {

    /** Fails with {@link InvalidSubscription} if the sink is forbidden or does not agree. */
    Uni<Void> validate(Sink sink);
}
