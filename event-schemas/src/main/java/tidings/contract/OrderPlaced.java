package tidings.contract;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order was placed. It is the first message of its flow.
 *
 * <p>In a choreographed flow payment-service reacts to it, until it expires.
 *
 * @param flow orchestrated if missing
 * @param paymentMethod the payment provider's token; present if, and only if, the flow is choreographed
 */
@Wire(type = "tidings.order.placed.v1", topic = Topics.ORDERS_EVENTS)
public record OrderPlaced(
        UUID orderId,
        UUID customerId,
        List<OrderedItem> lines,
        MonetaryAmount total,
        @Nullable Flow flow,
        @Confidential @Nullable String paymentMethod)
        implements Event, AboutOrder {}
