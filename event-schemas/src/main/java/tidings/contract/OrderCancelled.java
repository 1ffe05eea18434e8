package tidings.contract;

import java.util.UUID;

/** An order will not be fulfilled, for its customer wants it no more. Nothing was charged, or all of it was refunded. */
@Wire(type = "tidings.order.cancelled.v1", topic = Topics.ORDERS_EVENTS)
public record OrderCancelled(UUID orderId, UUID customerId, MonetaryAmount total) implements Event {}
