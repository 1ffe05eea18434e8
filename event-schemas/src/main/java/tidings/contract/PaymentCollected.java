package tidings.contract;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The customer was charged for an order.
 *
 * @param flow the flow of the order; orchestrated if missing
 */
@Wire(type = "tidings.payment.collected.v1", topic = Topics.PAYMENTS_EVENTS)
public record PaymentCollected(
        UUID orderId,
        UUID paymentId,
        MonetaryAmount amount,
        @Nullable Flow flow) implements Event, AboutOrder {}
