package tidings.contract;

import java.util.UUID;

/** The customer has cancelled an order. It will not be fulfilled; {@link OrderCancelled} follows when its refund is confirmed. */
@Wire(type = "tidings.order.cancellation-requested.v1", topic = Topics.ORDERS_EVENTS)
public record OrderCancellationRequested(UUID orderId, UUID customerId, MonetaryAmount total)
        implements Event, AboutOrder {}
