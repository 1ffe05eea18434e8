package tidings.eventmanager.delivery;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import tidings.eventmanager.log.PublishedEvent;
import tidings.eventmanager.subscriptions.SubscriptionId;

/** Pending and settled deliveries. Events expire with their deliveries, delivered or not. */
public interface Deliveries {

    /**
     * Stores new events with their deliveries, in one transaction and one statement. Stores nothing and returns false
     * if the subscriptions are newer than {@code version}.
     */
    Uni<Boolean> add(List<Wanted> events, long version);

    /**
     * Claims at most {@code limit} due deliveries for a time: per key, the first pending one. A subscription that fails
     * is probed: by one replica at a time, with one delivery, after a pause. Claims nothing if the subscriptions are
     * newer than {@code version}.
     */
    Uni<List<Pending>> claim(SubscriptionId subscription, long version, int limit, Duration time);

    /**
     * Records the results of attempts, and pauses the subscription.
     *
     * @param failures the claimed batches in a row without a success before these attempts
     * @return that number after them
     */
    Uni<Integer> settle(SubscriptionId subscription, List<AttemptResult> attempts, int failures, Duration pause);

    /** Resets the number of failures in a row. */
    Uni<Void> resetFailures(SubscriptionId subscription);

    /** The subscriptions that have a due delivery, out of these. */
    Uni<Set<SubscriptionId>> due(Collection<SubscriptionId> subscriptions);

    /** Deletes at most {@code limit} events older than {@code before}, with their deliveries. Returns the number of events. */
    Uni<Integer> purge(Instant before, int limit);

    /** An event and its subscriptions. */
    record Wanted(PublishedEvent event, List<SubscriptionId> subscriptions) {}

    /**
     * A claimed delivery.
     *
     * @param attempts the number of earlier attempts for this event
     * @param failures the number of failures in a row for this subscription
     */
    record Pending(long position, int attempts, int failures, PublishedEvent event) {}
}
