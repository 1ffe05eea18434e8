package tidings.contract;

import java.util.UUID;

/**
 * The refund of an order that was cancelled, or paid too late, was refused for good. {@link OrderCancelled} follows a
 * cancellation when an operator has returned the money.
 */
@Wire(type = "tidings.order.refund-refused.v1", topic = Topics.ORDERS_EVENTS)
public record OrderRefundRefused(UUID orderId, UUID customerId, MonetaryAmount total) implements Event, AboutOrder {}
