package tidings.eventmanager.deliveries;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import tidings.eventmanager.deliveries.domain.AttemptResult;
import tidings.eventmanager.deliveries.domain.PublishedEvent;
import tidings.eventmanager.subscriptions.domain.SubscriptionId;

/** What is to be delivered, and what was. Events expire with their deliveries, delivered or not. */
public interface Deliveries {

    /**
     * Keeps events, and for each that was not kept before the deliveries of it: one transaction, one statement. Keeps
     * nothing and returns false where there are newer subscriptions than those of {@code version}.
     */
    Uni<Boolean> add(List<Wanted> events, long version);

    /**
     * Takes at most {@code limit} that are due now, of each key the first that is not delivered yet. Nobody else gets them
     * before {@code until}. While deliveries fail it is one at a time, after a pause. Nothing where there are newer
     * subscriptions than those of {@code version}.
     */
    Uni<List<Pending>> claim(SubscriptionId subscription, long version, int limit, Instant now, Instant until);

    /** Makes durable what came of attempts. Returns how often in a row nothing of what was taken came through. */
    Uni<Integer> settle(SubscriptionId subscription, List<AttemptResult> attempts, Instant quietUntil);

    /** Has failures count from the beginning again. */
    Uni<Void> forgiveFailures(SubscriptionId subscription);

    /** Those of these for which something is due. */
    Uni<Set<SubscriptionId>> due(Collection<SubscriptionId> subscriptions, Instant now);

    /** Deletes at most {@code limit} events older than {@code before}, with their deliveries. Returns the number of events. */
    Uni<Integer> purge(Instant before, int limit);

    /** An event, and who wants it. */
    record Wanted(PublishedEvent event, List<SubscriptionId> subscriptions) {}

    /**
     * A delivery in hand.
     *
     * @param attempts how many there were for this event
     * @param failures how often in a row nothing came through to this subscriber
     */
    record Pending(long position, int attempts, int failures, PublishedEvent event) {}
}
