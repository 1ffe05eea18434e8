package tidings.contract;

import java.util.UUID;

/**
 * An order will not be fulfilled, and nothing was charged for it.
 *
 * @param reason a stable code, for example {@code insufficient_funds}
 */
@Wire(type = "tidings.order.rejected.v1", topic = Topics.ORDERS_EVENTS)
public record OrderRejected(UUID orderId, UUID customerId, MonetaryAmount total, String reason)
        implements Event, AboutOrder {}
