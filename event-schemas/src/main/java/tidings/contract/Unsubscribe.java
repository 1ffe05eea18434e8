package tidings.contract;

import java.util.UUID;

/** Deliver nothing more for a subscription, whatever it was. Answered by {@link SubscribeReply}. */
@Wire(type = "tidings.subscription.unsubscribe.v1", topic = Topics.SUBSCRIPTIONS_COMMANDS)
public record Unsubscribe(UUID subscriptionId) implements Command, AboutSubscription {}
