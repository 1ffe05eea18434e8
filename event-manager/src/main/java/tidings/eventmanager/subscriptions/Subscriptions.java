package tidings.eventmanager.subscriptions;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** The stored subscriptions. */
public interface Subscriptions {

    /** Oldest first. */
    Uni<List<Subscription>> list();

    Uni<Optional<Subscription>> find(SubscriptionId id);

    /** As {@code find}, with a lock until the transaction ends. */
    Uni<Optional<Subscription>> findForUpdate(SubscriptionId id);

    Uni<Long> total();

    /** Inserts or updates the subscription. */
    Uni<Void> save(Subscription subscription);

    /** Deletes the subscription and its pending deliveries. Returns whether it existed. */
    Uni<Boolean> remove(SubscriptionId id);
}
