package tidings.contract;

import java.util.UUID;

/**
 * A customer was told.
 *
 * @param channel the way it was told, for example {@code log}
 */
@Wire(type = "tidings.customer.notified.v1", topic = Topics.NOTIFICATIONS_EVENTS)
public record CustomerNotified(UUID orderId, UUID customerId, UUID notificationId, Occasion occasion, String channel)
        implements Event {}
