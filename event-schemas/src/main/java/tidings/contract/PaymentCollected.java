package tidings.contract;

import java.util.UUID;

/** The customer was charged for an order. */
@Wire(type = "tidings.payment.collected.v1", topic = Topics.PAYMENTS_EVENTS)
public record PaymentCollected(UUID orderId, UUID paymentId, Money amount) implements Event {}
