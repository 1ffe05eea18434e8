package tidings.contract;

import java.util.UUID;

/** The customer wants an order no more. It will not be fulfilled; it is cancelled once whatever it has cost went back. */
@Wire(type = "tidings.order.cancellation-requested.v1", topic = Topics.ORDERS_EVENTS)
public record OrderCancellationRequested(UUID orderId, UUID customerId, MonetaryAmount total) implements Event {}
