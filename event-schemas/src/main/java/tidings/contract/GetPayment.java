package tidings.contract;

import java.util.UUID;

/** How does the payment of an order stand? Answered by {@link GetPaymentReply}. */
@Wire(type = "tidings.payment.get.v1", topic = Topics.PAYMENTS_QUERIES)
public record GetPayment(UUID orderId) implements Query {}
