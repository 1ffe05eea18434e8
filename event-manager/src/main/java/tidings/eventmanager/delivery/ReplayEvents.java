package tidings.eventmanager.delivery;

import tidings.eventmanager.subscriptions.Subscription;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import tidings.eventmanager.log.EventLog;
import tidings.eventmanager.log.EventLog.LoggedEvent;
import tidings.eventmanager.subscriptions.SubscriptionDirectory;
import tidings.eventmanager.subscriptions.SubscriptionDirectory.SubscriptionNotFound;
import tidings.eventmanager.subscriptions.SubscriptionId;

/** Delivers the stored events since a time to a subscription again, in the same order. */
@ApplicationScoped
public class ReplayEvents {

    private static final int BATCH_SIZE = 500;

    private final SubscriptionDirectory directory;
    private final EventLog events;

    ReplayEvents(SubscriptionDirectory directory, EventLog events) {
        this.directory = directory;
        this.events = events;
    }

    /**
     * Returns the number of events. Fails with {@link SubscriptionNotFound}, also after the end of the subscription.
     */
    public Uni<Integer> replay(SubscriptionId id, Instant from) {
        return directory.current().chain(current -> {
            Subscription subscription = current.byId().get(id);
            return subscription == null
                    ? Uni.createFrom().failure(new SubscriptionNotFound(id))
                    : replay(subscription, from, 0, 0);
        });
    }

    private Uni<Integer> replay(Subscription subscription, Instant from, long after, int before) {
        return events.since(from, after, BATCH_SIZE).chain(page -> {
            List<Long> wanted = page.stream()
                    .filter(logged ->
                            subscription.selector().matches(logged.event().attributes()))
                    .map(LoggedEvent::position)
                    .toList();
            int count = before + wanted.size();
            Uni<Void> queued =
                    wanted.isEmpty() ? Uni.createFrom().voidItem() : events.redeliver(subscription.id(), wanted);
            return queued.chain(() -> page.size() < BATCH_SIZE
                    ? Uni.createFrom().item(count)
                    : replay(subscription, from, page.get(page.size() - 1).position(), count));
        });
    }
}
