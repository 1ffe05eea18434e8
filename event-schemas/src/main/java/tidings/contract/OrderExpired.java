package tidings.contract;

import java.util.UUID;

/** The payment of an order was not answered in time, so it will not be fulfilled. What is collected later is refunded. */
@Wire(type = "tidings.order.expired.v1", topic = Topics.ORDERS_EVENTS)
public record OrderExpired(UUID orderId, UUID customerId, MonetaryAmount total) implements Event {}
