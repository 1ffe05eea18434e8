package tidings.contract;

import java.util.UUID;

/**
 * What a subscriber answers to {@link OrderConfirmed}.
 *
 * @param subscriber who answers, for example {@code payment-service}
 * @param answer in words that the order can show, for example {@code invoice INV-000042}
 */
@Wire(type = "tidings.order.acknowledged.v1", topic = Topics.ORDERS_REPLIES)
public record OrderAcknowledged(UUID orderId, String subscriber, String answer) implements Reply, AboutOrder {}
