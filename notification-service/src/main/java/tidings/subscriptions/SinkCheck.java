package tidings.subscriptions;

import io.smallrye.mutiny.Uni;
import tidings.subscriptions.domain.Sink;

/** Whether a sink may be delivered to, and wants to be. */
public interface SinkCheck {

    /** Fails with {@link SubscriptionRefused} where it may not, or does not agree. */
    Uni<Void> check(Sink sink);
}
