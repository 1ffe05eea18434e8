package tidings.payments;

import tidings.payments.domain.GatewayAnswer;
import tidings.payments.domain.OrderId;

/** What the gateway said about the payment of an order. */
public record Answered(OrderId order, GatewayAnswer answer) {}
