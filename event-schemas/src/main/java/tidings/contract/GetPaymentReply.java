package tidings.contract;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The answer to {@link GetPayment}. Everything but the outcome is there exactly when a payment was {@code FOUND}. */
@Wire(type = "tidings.payment.get-reply.v1", topic = Topics.ORDERS_REPLIES)
public record GetPaymentReply(
        UUID orderId,
        Outcome outcome,
        @Nullable UUID paymentId,
        @Nullable String status,
        @Nullable Money amount,
        @Nullable String reason)
        implements Reply {

    /** What came of it. */
    public enum Outcome {
        FOUND,
        UNKNOWN
    }
}
