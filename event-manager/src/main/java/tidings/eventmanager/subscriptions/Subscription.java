package tidings.eventmanager.subscriptions;

import static tidings.eventmanager.subscriptions.SubscriptionStatus.ACTIVE;
import static tidings.eventmanager.subscriptions.SubscriptionStatus.ENDED;
import static tidings.eventmanager.subscriptions.SubscriptionStatus.PAUSED;
import static tidings.eventmanager.subscriptions.SubscriptionStatus.SUSPENDED;

import java.time.Instant;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import tidings.eventmanager.subscriptions.filter.EventSelector;

/**
 * A standing request for events.
 *
 * @param document the subscriber's JSON without the secret
 * @param reason the reason of a suspension or an end
 */
public record Subscription(
        SubscriptionId id,
        EventSelector selector,
        Sink sink,
        String document,
        SubscriptionStatus status,
        @Nullable String reason,
        Instant createdAt) {

    public static Subscription begin(SubscriptionId id, SubscriptionRequest request, Instant now) {
        return new Subscription(id, request.selector(), request.sink(), request.document(), ACTIVE, null, now);
    }

    /** Replaces the request. */
    public Subscription change(SubscriptionRequest request) {
        return new Subscription(id, request.selector(), request.sink(), request.document(), status, reason, createdAt);
    }

    public Subscription pause() {
        return from(EnumSet.of(ACTIVE, PAUSED), PAUSED, null);
    }

    public Subscription resume() {
        return from(EnumSet.of(ACTIVE, PAUSED), ACTIVE, null);
    }

    /** Reactivates the subscription after a suspension or its end. */
    public Subscription reinstate() {
        return from(EnumSet.of(ACTIVE, SUSPENDED, ENDED), ACTIVE, null);
    }

    /**
     * Suspends an active subscription; has no effect in another status, because the subscriber's decision takes
     * precedence.
     */
    public Subscription suspend(String why) {
        return status == ACTIVE ? with(SUSPENDED, why) : this;
    }

    /** Ends the subscription: no more deliveries. */
    public Subscription end(String why) {
        return with(ENDED, why);
    }

    private Subscription from(EnumSet<SubscriptionStatus> allowed, SubscriptionStatus wanted, @Nullable String why) {
        if (!allowed.contains(status)) {
            throw new InvalidTransition(status, wanted);
        }
        return with(wanted, why);
    }

    private Subscription with(SubscriptionStatus newStatus, @Nullable String why) {
        return new Subscription(id, selector, sink, document, newStatus, why, createdAt);
    }

    /** The request of a subscriber. */
    public record SubscriptionRequest(EventSelector selector, Sink sink, String document) {}
}
