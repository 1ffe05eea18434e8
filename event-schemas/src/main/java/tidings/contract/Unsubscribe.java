package tidings.contract;

import java.util.UUID;

/** The request to end a subscription, answered by {@link SubscribeReply}. It need not exist. */
@Wire(type = "tidings.subscription.unsubscribe.v1", topic = Topics.SUBSCRIPTIONS_COMMANDS)
public record Unsubscribe(UUID subscriptionId) implements Command, AboutSubscription {}
