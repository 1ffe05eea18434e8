package tidings.contract;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How {@link RefundPayment} went. In both outcomes the order costs nothing, and never will.
 *
 * @param amount what was refunded; it is there exactly when something was
 */
@Wire(type = "tidings.payment.refund-reply.v1", topic = Topics.ORDERS_REPLIES)
public record RefundPaymentReply(
        UUID orderId, Outcome outcome, @Nullable MonetaryAmount amount) implements Reply, AboutOrder {

    /** What came of it. */
    public enum Outcome {
        REFUNDED,
        /** Nothing was collected. */
        NOTHING_TO_REFUND
    }
}
