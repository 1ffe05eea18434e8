package tidings.contract;

import java.util.List;
import java.util.UUID;

/**
 * A declared pattern of events was detected.
 *
 * @param orderId the order of the event that completed the match, the last of {@code events}. The others may be about
 *     other orders
 * @param pattern the name of the pattern, for example {@code repeated-rejections}
 * @param groupKey the value that the events have in common, for example the customer's id
 * @param events the events of the match, in the order of their time
 */
@Wire(type = "tidings.pattern.detected.v1", topic = Topics.NOTIFICATIONS_EVENTS)
public record PatternDetected(UUID orderId, String pattern, String groupKey, List<EventReference> events)
        implements Event, AboutOrder {}
