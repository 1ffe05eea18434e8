package tidings.contract;

import java.util.UUID;

/**
 * Collect the payment of an order. Sent twice, it charges once; it is answered by {@link CollectPaymentReply}.
 *
 * @param paymentMethod the payment provider's token for it, for example {@code pm_card_visa}
 */
@Wire(type = "tidings.payment.collect.v1", topic = Topics.PAYMENTS_COMMANDS)
public record CollectPayment(UUID orderId, UUID customerId, MonetaryAmount amount, String paymentMethod)
        implements Command, AboutOrder {}
