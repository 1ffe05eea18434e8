package tidings.eventmanager.subscriptions;

import static tidings.eventmanager.subscriptions.SubscriptionStatus.ACTIVE;
import static tidings.eventmanager.subscriptions.SubscriptionStatus.ENDED;
import static tidings.eventmanager.subscriptions.SubscriptionStatus.PAUSED;
import static tidings.eventmanager.subscriptions.SubscriptionStatus.SUSPENDED;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.http.Owner;
import tidings.eventmanager.subscriptions.filter.EventSelector;

/**
 * A standing request for events.
 *
 * @param reason the reason of a suspension or an end
 */
public record Subscription(
        SubscriptionId id,
        Owner owner,
        SubscriptionRequest request,
        SubscriptionStatus status,
        @Nullable String reason,
        Instant createdAt) {

    static Subscription begin(SubscriptionId id, Owner owner, SubscriptionRequest request, Instant now) {
        return new Subscription(id, owner, request, ACTIVE, null, now);
    }

    public EventSelector selector() {
        return request.selector();
    }

    public Sink sink() {
        return request.sink();
    }

    /** Whether events are delivered now. */
    public boolean isActive() {
        return status == ACTIVE;
    }

    /** Replaces the request. A replaced secret signs for some time, too. */
    Subscription change(SubscriptionRequest newRequest, Instant now) {
        Sink sink = newRequest.sink() instanceof Sink.Webhook after && sink() instanceof Sink.Webhook before
                ? after.inPlaceOf(before, now)
                : newRequest.sink();
        return new Subscription(id, owner, newRequest.with(sink), status, reason, createdAt);
    }

    Subscription pause() {
        return from(Set.of(ACTIVE, PAUSED), PAUSED);
    }

    Subscription resume() {
        return from(Set.of(ACTIVE, PAUSED), ACTIVE);
    }

    /** Reactivates the subscription after a suspension or its end. */
    Subscription reinstate() {
        return from(Set.of(ACTIVE, SUSPENDED, ENDED), ACTIVE);
    }

    /** Suspends an active subscription. In another status it has no effect: the subscriber's decision takes precedence. */
    Subscription suspend(String why) {
        return status == ACTIVE ? with(SUSPENDED, why) : this;
    }

    /** Ends the subscription: no more deliveries. */
    Subscription end(String why) {
        return with(ENDED, why);
    }

    /** This subscription; fails with {@link InvalidStatus} if it sends nothing now. */
    public Subscription active() {
        if (status != ACTIVE) {
            throw new InvalidStatus("It is " + status.text() + " and sends nothing.");
        }
        return this;
    }

    private Subscription from(Set<SubscriptionStatus> allowed, SubscriptionStatus wanted) {
        if (!allowed.contains(status)) {
            throw new InvalidStatus(
                    "It is " + status.text() + " and cannot become " + wanted.text() + " by this request.");
        }
        return with(wanted, null);
    }

    private Subscription with(SubscriptionStatus newStatus, @Nullable String why) {
        return new Subscription(id, owner, request, newStatus, why, createdAt);
    }

    /**
     * The request of a subscriber.
     *
     * @param document the subscriber's JSON without the secret
     */
    public record SubscriptionRequest(EventSelector selector, Sink sink, String document) {
        SubscriptionRequest with(Sink newSink) {
            return new SubscriptionRequest(selector, newSink, document);
        }
    }

    /** The status of the subscription does not allow the request. */
    static final class InvalidStatus extends RuntimeException {

        private InvalidStatus(String why) {
            super(why);
        }
    }
}
