package tidings.contract;

import java.util.UUID;

/**
 * The answer of a subscriber to {@link OrderConfirmed}.
 *
 * @param subscriber the service that answers, for example {@code payment-service}
 * @param answer a text to show with the order, for example {@code invoice INV-000042}
 */
@Wire(type = "tidings.order.acknowledged.v1", topic = Topics.ORDERS_REPLIES)
public record OrderAcknowledged(UUID orderId, String subscriber, String answer) implements Reply, AboutOrder {}
