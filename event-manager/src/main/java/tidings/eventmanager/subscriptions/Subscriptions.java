package tidings.eventmanager.subscriptions;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import tidings.eventmanager.subscriptions.domain.Subscription;
import tidings.eventmanager.subscriptions.domain.SubscriptionId;

/** The subscriptions that there are. */
public interface Subscriptions {

    /** Oldest first. */
    Uni<List<Subscription>> list();

    Uni<Optional<Subscription>> find(SubscriptionId id);

    /** As {@code find}; nobody else changes it before the transaction ends. */
    Uni<Optional<Subscription>> findForUpdate(SubscriptionId id);

    Uni<Long> total();

    /** Makes it durable, whether it is new or was there before. */
    Uni<Void> save(Subscription subscription);

    /** Returns whether it was there. What is still to be delivered for it goes with it. */
    Uni<Boolean> remove(SubscriptionId id);
}
