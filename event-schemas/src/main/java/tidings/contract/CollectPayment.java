package tidings.contract;

import java.util.UUID;

/**
 * The request to collect the payment of an order, answered by {@link CollectPaymentReply}. Sent twice, it charges once.
 *
 * @param paymentMethod the payment provider's token, for example {@code pm_card_visa}
 */
@Wire(type = "tidings.payment.collect.v1", topic = Topics.PAYMENTS_COMMANDS)
public record CollectPayment(
        UUID orderId,
        UUID customerId,
        MonetaryAmount amount,
        @Confidential String paymentMethod) implements Command, AboutOrder {}
