package tidings.contract;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How {@link CollectPayment} went.
 *
 * @param reason a stable code; there is one exactly when the payment was declined
 */
@Wire(type = "tidings.payment.collect-reply.v1", topic = Topics.ORDERS_REPLIES)
public record CollectPaymentReply(
        UUID orderId,
        UUID paymentId,
        Outcome outcome,
        MonetaryAmount amount,
        @Nullable String reason) implements Reply, AboutOrder {

    /** What came of it. */
    public enum Outcome {
        COLLECTED,
        DECLINED,
        /** It came after its deadline, so nobody tried. */
        EXPIRED
    }
}
