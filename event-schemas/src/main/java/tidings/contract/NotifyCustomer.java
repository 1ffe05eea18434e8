package tidings.contract;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The request to notify a customer of the end of an order. It is one-way (fire-and-forget): there is no reply.
 *
 * @param reason a stable code, if the occasion has one
 */
@Wire(type = "tidings.customer.notify.v1", topic = Topics.NOTIFICATIONS_COMMANDS)
public record NotifyCustomer(
        UUID orderId,
        UUID customerId,
        Occasion occasion,
        MonetaryAmount total,
        @Nullable String reason) implements Command, AboutOrder {}
