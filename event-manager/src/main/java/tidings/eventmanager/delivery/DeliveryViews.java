package tidings.eventmanager.delivery;

import io.smallrye.mutiny.Uni;
import java.util.List;
import tidings.eventmanager.subscriptions.SubscriptionId;

/** The read side of deliveries. */
public interface DeliveryViews {

    /** The deliveries of a subscription before a position, newest first. */
    Uni<List<DeliveryView>> of(SubscriptionId subscription, long before, int limit);
}
