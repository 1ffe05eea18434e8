package tidings.contract;

import java.util.UUID;

/** The payment of an order was refunded. */
@Wire(type = "tidings.payment.refunded.v1", topic = Topics.PAYMENTS_EVENTS)
public record PaymentRefunded(UUID orderId, UUID paymentId, MonetaryAmount amount) implements Event, AboutOrder {}
