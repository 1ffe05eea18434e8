package tidings.contract;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Deliver events to a topic from now on. Sent again with the same id it changes the subscription; it is answered by
 * {@link SubscribeReply}.
 *
 * @param subscriptionId chosen by the subscriber
 * @param types wire names of the events; all of them where it is missing
 * @param filters all of them have to match
 * @param topic where to put them: one that the event manager is configured to write to
 */
@Wire(type = "tidings.subscription.subscribe.v1", topic = Topics.SUBSCRIPTIONS_COMMANDS)
public record Subscribe(
        UUID subscriptionId,
        @Nullable List<String> types,
        @Nullable List<EventFilter> filters,
        String topic) implements Command, AboutSubscription {}
