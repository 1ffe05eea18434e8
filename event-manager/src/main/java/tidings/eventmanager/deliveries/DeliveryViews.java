package tidings.eventmanager.deliveries;

import io.smallrye.mutiny.Uni;
import java.util.List;
import tidings.eventmanager.subscriptions.domain.SubscriptionId;

/** Deliveries to look at. */
public interface DeliveryViews {

    /** Those of a subscription, newest first, of events before a position. */
    Uni<List<DeliveryView>> of(SubscriptionId subscription, long before, int limit);
}
