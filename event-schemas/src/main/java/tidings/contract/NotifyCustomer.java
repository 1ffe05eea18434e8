package tidings.contract;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tell a customer how an order ended. One-way: nobody waits for an answer.
 *
 * @param reason a stable code, where the occasion has one
 */
@Wire(type = "tidings.customer.notify.v1", topic = Topics.NOTIFICATIONS_COMMANDS)
public record NotifyCustomer(
        UUID orderId,
        UUID customerId,
        Occasion occasion,
        MonetaryAmount total,
        @Nullable String reason) implements Command, AboutOrder {}
