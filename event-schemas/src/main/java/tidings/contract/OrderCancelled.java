package tidings.contract;

import java.util.UUID;

/** A cancellation is complete. Nothing was charged for the order, or all of it was refunded. */
@Wire(type = "tidings.order.cancelled.v1", topic = Topics.ORDERS_EVENTS)
public record OrderCancelled(UUID orderId, UUID customerId, MonetaryAmount total) implements Event, AboutOrder {}
