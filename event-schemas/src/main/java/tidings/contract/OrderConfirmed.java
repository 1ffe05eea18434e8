package tidings.contract;

import java.util.UUID;

/**
 * An order is paid and will be fulfilled.
 *
 * <p>It asks for answers and depends on none: who has something to say sends {@link OrderAcknowledged} to the topic that
 * it names, until it expires.
 */
@Wire(type = "tidings.order.confirmed.v1", topic = Topics.ORDERS_EVENTS)
public record OrderConfirmed(UUID orderId, UUID customerId, MonetaryAmount total) implements Event {}
