package tidings.contract;

import java.util.UUID;

/**
 * The request to undo the payment of an order (compensation): to refund it, or to prevent its collection.
 *
 * <p>Answered by {@link RefundPaymentReply} when that is done, or by {@link RefundRefusedReply} if it cannot be done. Sent twice, it refunds once.
 *
 * @param amount the order's total
 */
@Wire(type = "tidings.payment.refund.v1", topic = Topics.PAYMENTS_COMMANDS)
public record RefundPayment(UUID orderId, MonetaryAmount amount) implements Command, AboutOrder {}
