package tidings.contract;

import java.util.UUID;

/**
 * A customer was notified.
 *
 * @param channel the channel of the notification, for example {@code log}
 */
@Wire(type = "tidings.customer.notified.v1", topic = Topics.NOTIFICATIONS_EVENTS)
public record CustomerNotified(UUID orderId, UUID customerId, UUID notificationId, Occasion occasion, String channel)
        implements Event, AboutOrder {}
