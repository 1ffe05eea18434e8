package tidings.contract;

import java.util.UUID;

/**
 * The answer to {@link RefundPayment} if the payment provider refused the refund for good.
 *
 * <p>The customer's money is still with the shop. {@link RefundPaymentReply} follows when an operator has returned it.
 *
 * @param reason a stable code, for example {@code account_closed}
 */
@Wire(type = "tidings.payment.refund-refused-reply.v1", topic = Topics.ORDERS_REPLIES)
public record RefundRefusedReply(UUID orderId, MonetaryAmount amount, String reason) implements Reply, AboutOrder {}
