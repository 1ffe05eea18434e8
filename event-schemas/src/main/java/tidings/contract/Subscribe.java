package tidings.contract;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The request to deliver events to a topic from now on, answered by {@link SubscribeReply}. Sent again with the same id, it
 * changes the subscription.
 *
 * @param subscriptionId chosen by the subscriber
 * @param types the wire names of the events; all events if missing
 * @param filters the filters, all of which must match
 * @param topic the target topic, one that the event manager may write to
 */
@Wire(type = "tidings.subscription.subscribe.v1", topic = Topics.SUBSCRIPTIONS_COMMANDS)
public record Subscribe(
        UUID subscriptionId,
        @Nullable List<String> types,
        @Nullable List<EventFilter> filters,
        String topic) implements Command, AboutSubscription {}
