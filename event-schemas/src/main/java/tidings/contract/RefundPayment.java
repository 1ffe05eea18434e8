package tidings.contract;

import java.util.UUID;

/**
 * Let an order cost nothing: refund its payment, or see to it that none is collected any more. Sent twice, it refunds
 * once; it is answered by {@link RefundPaymentReply} when that is so.
 *
 * @param amount the order's total
 */
@Wire(type = "tidings.payment.refund.v1", topic = Topics.PAYMENTS_COMMANDS)
public record RefundPayment(UUID orderId, MonetaryAmount amount) implements Command, AboutOrder {}
