package tidings.subscriptions;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import tidings.subscriptions.domain.Subscription;
import tidings.subscriptions.domain.SubscriptionId;

/** What others of this service need of subscriptions: who is to be told, and who is not any more. */
public interface Subscribers {

    /** All but the ended ones, as they are now, whichever replica changed them. Costs one small query. */
    Uni<Map<SubscriptionId, Subscription>> current();

    /** Stops deliveries until somebody reinstates it. */
    Uni<Void> suspend(SubscriptionId id, String reason);

    /** Ends it; the row stays to tell why. */
    Uni<Void> end(SubscriptionId id, String reason);
}
