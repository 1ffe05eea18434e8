package tidings.contract;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of {@link RefundPayment}. In both cases the customer is not charged, now or later.
 *
 * @param amount the refunded amount; present if, and only if, there was a refund
 */
@Wire(type = "tidings.payment.refund-reply.v1", topic = Topics.ORDERS_REPLIES)
public record RefundPaymentReply(
        UUID orderId, Outcome outcome, @Nullable MonetaryAmount amount) implements Reply, AboutOrder {

    /** The outcome of the request. */
    public enum Outcome {
        REFUNDED,
        /** Nothing was collected. */
        NOTHING_TO_REFUND
    }
}
