package tidings.contract;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How {@link Subscribe} or {@link Unsubscribe} went.
 *
 * @param reason what is wrong with the wish, in words; there is one exactly when it was refused
 */
@Wire(type = "tidings.subscription.subscribe-reply.v1", topic = Topics.SUBSCRIPTIONS_REPLIES)
public record SubscribeReply(
        UUID subscriptionId, Outcome outcome, @Nullable String reason) implements Reply, AboutSubscription {

    /** What came of it. */
    public enum Outcome {
        SUBSCRIBED,
        UNSUBSCRIBED,
        REFUSED
    }
}
