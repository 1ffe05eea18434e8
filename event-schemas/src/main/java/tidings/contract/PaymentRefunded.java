package tidings.contract;

import java.util.UUID;

/** The customer has the money for an order back. */
@Wire(type = "tidings.payment.refunded.v1", topic = Topics.PAYMENTS_EVENTS)
public record PaymentRefunded(UUID orderId, UUID paymentId, MonetaryAmount amount) implements Event {}
