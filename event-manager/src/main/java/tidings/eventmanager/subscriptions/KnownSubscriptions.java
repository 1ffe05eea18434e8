package tidings.eventmanager.subscriptions;

import java.util.Map;

/**
 * A snapshot of all subscriptions that have not ended.
 *
 * @param version grows with each change; a statement with an older version has no effect
 */
public record KnownSubscriptions(long version, Map<SubscriptionId, Subscription> byId) {}
