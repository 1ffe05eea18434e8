package tidings.eventmanager.subscriptions.domain;

import static tidings.eventmanager.subscriptions.domain.SubscriptionStatus.ACTIVE;
import static tidings.eventmanager.subscriptions.domain.SubscriptionStatus.ENDED;
import static tidings.eventmanager.subscriptions.domain.SubscriptionStatus.PAUSED;
import static tidings.eventmanager.subscriptions.domain.SubscriptionStatus.SUSPENDED;

import java.time.Instant;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/**
 * A standing wish to be told of events.
 *
 * @param document as its subscriber wrote it, in JSON, without the secret
 * @param reason why it is suspended or ended
 */
public record Subscription(
        SubscriptionId id,
        EventSelector interest,
        Sink sink,
        String document,
        SubscriptionStatus status,
        @Nullable String reason,
        Instant createdAt) {

    public static Subscription begin(SubscriptionId id, Wish wish, Instant now) {
        return new Subscription(id, wish.interest(), wish.sink(), wish.document(), ACTIVE, null, now);
    }

    /** The subscriber wants something else from now on. */
    public Subscription change(Wish wish) {
        return new Subscription(id, wish.interest(), wish.sink(), wish.document(), status, reason, createdAt);
    }

    public Subscription pause() {
        return from(EnumSet.of(ACTIVE, PAUSED), PAUSED, null);
    }

    public Subscription resume() {
        return from(EnumSet.of(ACTIVE, PAUSED), ACTIVE, null);
    }

    /** After it was suspended or has ended. */
    public Subscription reinstate() {
        return from(EnumSet.of(ACTIVE, SUSPENDED, ENDED), ACTIVE, null);
    }

    /** Changes nothing where it is not active: whoever made it so has the last word. */
    public Subscription suspend(String why) {
        return status == ACTIVE ? with(SUSPENDED, why) : this;
    }

    /** Nothing is delivered any more. */
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
        return new Subscription(id, interest, sink, document, newStatus, why, createdAt);
    }

    /** What a subscriber asks for. */
    public record Wish(EventSelector interest, Sink sink, String document) {}
}
