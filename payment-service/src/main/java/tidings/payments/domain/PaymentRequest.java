package tidings.payments.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request to collect a payment.
 *
 * @param id the id of the payment, if this is the first request for the order
 * @param method the payment provider's token
 * @param deadline the time after which the request is not worked on
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
