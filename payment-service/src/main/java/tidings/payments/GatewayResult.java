package tidings.payments;

import tidings.payments.domain.GatewayAnswer;
import tidings.payments.domain.PaidOrderId;

/** What the gateway said about the payment of an order. */
public record GatewayResult(PaidOrderId order, GatewayAnswer answer) {}
