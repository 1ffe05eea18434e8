package tidings.eventmanager.deliveries;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import tidings.eventmanager.deliveries.EventLog.Kept;
import tidings.eventmanager.subscriptions.SubscriptionDirectory;
import tidings.eventmanager.subscriptions.SubscriptionNotFound;
import tidings.eventmanager.subscriptions.domain.Subscription;
import tidings.eventmanager.subscriptions.domain.SubscriptionId;

/** Delivers the stored events since a time to a subscription again, in the same order. */
@ApplicationScoped
public class ReplayEvents {

    private static final int AT_ONCE = 500;

    private final SubscriptionDirectory subscribers;
    private final EventLog events;

    public ReplayEvents(SubscriptionDirectory subscribers, EventLog events) {
        this.subscribers = subscribers;
        this.events = events;
    }

    /**
     * Returns the number of events. Fails with {@link SubscriptionNotFound}, also after the end of the subscription.
     */
    public Uni<Integer> replay(SubscriptionId id, Instant from) {
        return subscribers.current().chain(current -> {
            Subscription subscription = current.byId().get(id);
            return subscription == null
                    ? Uni.createFrom().failure(new SubscriptionNotFound(id))
                    : replay(subscription, from, 0, 0);
        });
    }

    private Uni<Integer> replay(Subscription subscription, Instant from, long after, int before) {
        return events.since(from, after, AT_ONCE).chain(page -> {
            List<Long> wanted = page.stream()
                    .filter(kept -> subscription.interest().covers(kept.event().attributes()))
                    .map(Kept::position)
                    .toList();
            int count = before + wanted.size();
            Uni<Void> queued =
                    wanted.isEmpty() ? Uni.createFrom().voidItem() : events.deliverAgain(subscription.id(), wanted);
            return queued.chain(() -> page.size() < AT_ONCE
                    ? Uni.createFrom().item(count)
                    : replay(subscription, from, page.get(page.size() - 1).position(), count));
        });
    }
}
