package tidings.contract;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@link GetPayment}.
 *
 * @param status how the payment stands, for example {@code COLLECTED}; like id and amount it is there exactly when there
 *     is a payment
 * @param reason why it was declined, or why there is no answer; a stable code
 */
@Wire(type = "tidings.payment.get-reply.v1", topic = Topics.PAYMENTS_REPLIES)
public record GetPaymentReply(
        UUID orderId,
        Outcome outcome,
        @Nullable UUID paymentId,
        @Nullable String status,
        @Nullable MonetaryAmount amount,
        @Nullable String reason)
        implements Reply, AboutOrder {

    /** What came of it. */
    public enum Outcome {
        FOUND,
        UNKNOWN,
        /** payment-service could not tell. */
        FAILED
    }

    /** There is no payment for this order. */
    public static GetPaymentReply unknown(UUID orderId) {
        return new GetPaymentReply(orderId, Outcome.UNKNOWN, null, null, null, null);
    }

    /** The question cannot be answered now. */
    public static GetPaymentReply failed(UUID orderId, String reason) {
        return new GetPaymentReply(orderId, Outcome.FAILED, null, null, null, reason);
    }
}
