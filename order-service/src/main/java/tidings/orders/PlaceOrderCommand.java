package tidings.orders;

import java.time.Instant;
import java.util.Optional;
import tidings.messaging.envelope.MessageContext;
import tidings.orders.domain.CustomerId;
import tidings.orders.domain.OrderFlow;
import tidings.orders.domain.OrderId;
import tidings.orders.domain.OrderLines;
import tidings.orders.idempotency.IdempotencyKey;

/**
 * The request of a customer to place an order.
 *
 * @param id of the order to place
 * @param paymentMethod the token of the payment provider
 * @param now the time of the request
 * @param key if the request may be repeated
 * @param context of the messages that follow
 */
public record PlaceOrderCommand(
        OrderId id,
        CustomerId customer,
        String paymentMethod,
        OrderLines lines,
        OrderFlow flow,
        Instant now,
        Optional<IdempotencyKey> key,
        MessageContext context) {}
