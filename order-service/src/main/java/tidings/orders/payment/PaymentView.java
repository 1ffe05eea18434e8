package tidings.orders.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tidings.orders.domain.Money;

/**
 * The payment of an order, as payment-service reports it.
 *
 * @param reason why the payment was declined: a stable code
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PaymentView(
        UUID orderId,
        @Nullable UUID paymentId,
        @Nullable String status,
        @Nullable Money amount,
        @Nullable String reason) {}
