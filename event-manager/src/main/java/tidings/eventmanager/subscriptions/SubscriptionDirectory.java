package tidings.eventmanager.subscriptions;

import io.smallrye.mutiny.Uni;

/** Subscriptions for the other features: the receivers of events, and their suspension or end after failures. */
public interface SubscriptionDirectory {

    /** The last snapshot that this replica has read. Costs nothing. */
    KnownSubscriptions known();

    /** The current snapshot, whichever replica made the last change. Costs one small query. */
    Uni<KnownSubscriptions> current();

    /** Stops deliveries until the subscription is reinstated. */
    Uni<Void> suspend(SubscriptionId id, String reason);

    /** Ends the subscription; its row stays and shows the reason. */
    Uni<Void> end(SubscriptionId id, String reason);
}
