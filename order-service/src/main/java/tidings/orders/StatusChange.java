package tidings.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tidings.orders.domain.OrderStatus;

/**
 * A change of the status or the reason of an order.
 *
 * @param number from 1, without gaps
 * @param reason why the order was not confirmed: a stable code
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatusChange(
        int number, OrderStatus status, @Nullable String reason, Instant at) {}
