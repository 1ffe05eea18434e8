package tidings.contract;

import java.util.UUID;

/**
 * An order is paid and will be fulfilled.
 *
 * <p>It asks for answers and depends on none: subscribers may send {@link OrderAcknowledged} to its reply topic until it
 * expires.
 */
@Wire(type = "tidings.order.confirmed.v1", topic = Topics.ORDERS_EVENTS)
public record OrderConfirmed(UUID orderId, UUID customerId, MonetaryAmount total) implements Event, AboutOrder {}
