package tidings.contract;

import java.util.List;
import java.util.UUID;

/**
 * Events followed each other, or failed to, as a declared pattern says.
 *
 * @param orderId the order of the event that completed the match: the last of {@code events}. Others of them may be about
 *     other orders
 * @param pattern its name, for example {@code repeated-rejections}
 * @param groupKey what the events have in common, for example the customer's id
 * @param events that made the match, in the order in which they happened
 */
@Wire(type = "tidings.pattern.detected.v1", topic = Topics.NOTIFICATIONS_EVENTS)
public record PatternDetected(UUID orderId, String pattern, String groupKey, List<EventReference> events)
        implements Event {}
