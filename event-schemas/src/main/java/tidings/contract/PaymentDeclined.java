package tidings.contract;

import java.util.UUID;

/**
 * The payment of an order was refused; nothing was charged.
 *
 * @param reason a stable code, for example {@code insufficient_funds}
 */
@Wire(type = "tidings.payment.declined.v1", topic = Topics.PAYMENTS_EVENTS)
public record PaymentDeclined(UUID orderId, UUID paymentId, Money amount, String reason) implements Event {}
