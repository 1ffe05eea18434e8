package tidings.eventmanager.subscriptions;

import java.util.Map;
import tidings.eventmanager.subscriptions.domain.Subscription;
import tidings.eventmanager.subscriptions.domain.SubscriptionId;

/**
 * All subscriptions but the ended ones, as they were at some time.
 *
 * @param version grows with each change; who acts on an older one finds that out
 */
public record KnownSubscriptions(long version, Map<SubscriptionId, Subscription> byId) {}
