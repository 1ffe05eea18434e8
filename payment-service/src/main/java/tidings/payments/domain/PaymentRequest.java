package tidings.payments.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The wish that a payment is collected.
 *
 * @param id the payment's, if it is the first wish for this order
 * @param method the payment provider's token
 * @param deadline nobody is to be charged for a wish that comes later
 */
public record PaymentRequest(
        PaymentId id,
        PaidOrderId order,
        PaymentAmount amount,
        String method,
        PaymentFlow flow,
        @Nullable Instant deadline) {

    boolean isLate(Instant now) {
        return deadline != null && !deadline.isAfter(now);
    }
}
