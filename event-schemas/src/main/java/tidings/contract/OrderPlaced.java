package tidings.contract;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order was taken. It is the first message of its flow.
 *
 * <p>In a choreographed flow whoever collects payments reacts to it, until it expires.
 *
 * @param flow orchestrated where it is missing
 * @param paymentMethod the payment provider's token; it is there exactly when the flow is choreographed
 */
@Wire(type = "tidings.order.placed.v1", topic = Topics.ORDERS_EVENTS)
public record OrderPlaced(
        UUID orderId,
        UUID customerId,
        List<OrderedItem> lines,
        MonetaryAmount total,
        @Nullable Flow flow,
        @Nullable String paymentMethod)
        implements Event {}
