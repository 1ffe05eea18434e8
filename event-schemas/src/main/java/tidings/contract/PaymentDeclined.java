package tidings.contract;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The payment of an order was refused; nothing was charged.
 *
 * @param reason a stable code, for example {@code insufficient_funds}; {@link #EXPIRED} where the request came too late
 * @param flow as the order was placed; orchestrated where it is missing
 */
@Wire(type = "tidings.payment.declined.v1", topic = Topics.PAYMENTS_EVENTS)
public record PaymentDeclined(
        UUID orderId,
        UUID paymentId,
        MonetaryAmount amount,
        String reason,
        @Nullable Flow flow) implements Event {

    /** The reason of a payment that nobody tried to collect, for its deadline had passed. */
    public static final String EXPIRED = "expired";
}
