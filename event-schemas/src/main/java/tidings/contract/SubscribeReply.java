package tidings.contract;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of {@link Subscribe} or {@link Unsubscribe}.
 *
 * @param reason a text; present if, and only if, the request was refused
 */
@Wire(type = "tidings.subscription.subscribe-reply.v1", topic = Topics.SUBSCRIPTIONS_REPLIES)
public record SubscribeReply(
        UUID subscriptionId, Outcome outcome, @Nullable String reason) implements Reply, AboutSubscription {

    /** The outcome of the request. */
    public enum Outcome {
        SUBSCRIBED,
        UNSUBSCRIBED,
        REFUSED
    }
}
