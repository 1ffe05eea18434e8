package tidings.contract;

import java.util.UUID;

/** The query for the status of an order's payment, answered by {@link GetPaymentReply}. */
@Wire(type = "tidings.payment.get.v1", topic = Topics.PAYMENTS_QUERIES)
public record GetPayment(UUID orderId) implements Query {}
