package tidings.contract;

import java.util.UUID;

/** An order is paid and will be fulfilled. */
@Wire(type = "tidings.order.confirmed.v1", topic = Topics.ORDERS_EVENTS)
public record OrderConfirmed(UUID orderId, UUID customerId, Money total) implements Event {}
