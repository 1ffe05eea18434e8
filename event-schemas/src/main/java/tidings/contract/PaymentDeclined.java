package tidings.contract;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The payment of an order was declined. Nothing was charged.
 *
 * @param reason a stable code, for example {@code insufficient_funds}; {@link #EXPIRED} if the request came too late
 * @param flow the flow of the order; orchestrated if missing
 */
@Wire(type = "tidings.payment.declined.v1", topic = Topics.PAYMENTS_EVENTS)
public record PaymentDeclined(
        UUID orderId,
        UUID paymentId,
        MonetaryAmount amount,
        String reason,
        @Nullable Flow flow) implements Event, AboutOrder {

    /** The reason of a payment that was not attempted, because its deadline had passed. */
    public static final String EXPIRED = "expired";
}
