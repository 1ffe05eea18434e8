package tidings.contract;

import java.util.UUID;

/** A subscription was suspended after too many failures: it gets no deliveries until it is reinstated. */
@Wire(type = "tidings.subscription.suspended.v1", topic = Topics.NOTIFICATIONS_EVENTS)
public record SubscriptionSuspended(UUID subscriptionId, String reason) implements Event, AboutSubscription {}
