package tidings.contract;

import java.util.UUID;

/**
 * The payment provider refused for good to refund a payment. An operator decides: {@link PaymentRefunded} follows when the
 * money is returned.
 *
 * @param reason a stable code, for example {@code account_closed}
 */
@Wire(type = "tidings.payment.refund-refused.v1", topic = Topics.PAYMENTS_EVENTS)
public record RefundRefused(UUID orderId, UUID paymentId, MonetaryAmount amount, String reason)
        implements Event, AboutOrder {}
