package tidings.eventmanager.subscriptions;

import io.smallrye.mutiny.Uni;
import tidings.eventmanager.subscriptions.domain.SubscriptionId;

/** What others of this service need of subscriptions: who is to be told, and who is not any more. */
public interface SubscriptionDirectory {

    /** As they were when somebody here last looked. Costs nothing. */
    KnownSubscriptions known();

    /** As they are now, whichever replica changed them. Costs one small query. */
    Uni<KnownSubscriptions> current();

    /** Stops deliveries until somebody reinstates it. */
    Uni<Void> suspend(SubscriptionId id, String reason);

    /** Ends it; the row stays to tell why. */
    Uni<Void> end(SubscriptionId id, String reason);
}
