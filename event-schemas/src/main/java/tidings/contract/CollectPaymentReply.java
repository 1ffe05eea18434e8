package tidings.contract;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of {@link CollectPayment}.
 *
 * @param reason a stable code; present if, and only if, the payment was declined
 */
@Wire(type = "tidings.payment.collect-reply.v1", topic = Topics.ORDERS_REPLIES)
public record CollectPaymentReply(
        UUID orderId,
        UUID paymentId,
        Outcome outcome,
        MonetaryAmount amount,
        @Nullable String reason) implements Reply, AboutOrder {

    /** The outcome of the request. */
    public enum Outcome {
        COLLECTED,
        DECLINED,
        /** The request came after its deadline: the payment was not attempted. */
        EXPIRED
    }
}
