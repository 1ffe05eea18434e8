package tidings.contract;

import java.util.UUID;

/**
 * A subscription began to fail: no delivery gets through, and the pauses between the attempts grow.
 *
 * @param failuresInARow the batches in a row without a success
 */
@Wire(type = "tidings.subscription.failing.v1", topic = Topics.NOTIFICATIONS_EVENTS)
public record SubscriptionFailing(UUID subscriptionId, int failuresInARow) implements Event, AboutSubscription {}
