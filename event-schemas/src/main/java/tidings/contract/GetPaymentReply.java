package tidings.contract;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@link GetPayment}.
 *
 * @param status the status of the payment, for example {@code COLLECTED}; present, like id and amount, if there is a payment
 * @param reason a stable code: why the payment was declined, or why the query failed
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

    /** The outcome of the query. */
    public enum Outcome {
        FOUND,
        UNKNOWN,
        /** payment-service could not answer. */
        FAILED
    }

    /** Returns the reply for an order without a payment. */
    public static GetPaymentReply unknown(UUID orderId) {
        return new GetPaymentReply(orderId, Outcome.UNKNOWN, null, null, null, null);
    }

    /** Returns the reply for a query that cannot be answered now. */
    public static GetPaymentReply failed(UUID orderId, String reason) {
        return new GetPaymentReply(orderId, Outcome.FAILED, null, null, null, reason);
    }
}
