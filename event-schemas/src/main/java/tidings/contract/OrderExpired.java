package tidings.contract;

import java.util.UUID;

/** An order will not be fulfilled: its payment had no outcome in time. A late payment is refunded. */
@Wire(type = "tidings.order.expired.v1", topic = Topics.ORDERS_EVENTS)
public record OrderExpired(UUID orderId, UUID customerId, MonetaryAmount total) implements Event, AboutOrder {}
