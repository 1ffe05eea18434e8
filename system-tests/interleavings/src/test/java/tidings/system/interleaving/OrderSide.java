package tidings.system.interleaving;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import tidings.messaging.envelope.Envelope;
import tidings.messaging.envelope.MessageContext;
import tidings.orders.CancelOrder;
import tidings.orders.ExpireOrder;
import tidings.orders.domain.CustomerId;
import tidings.orders.domain.Money;
import tidings.orders.domain.Order;
import tidings.orders.domain.OrderEvent;
import tidings.orders.domain.OrderFlow;
import tidings.orders.domain.OrderId;
import tidings.orders.domain.OrderLine;
import tidings.orders.domain.OrderLines;
import tidings.orders.domain.OrderNotCancellable;
import tidings.orders.domain.OrderStatus;
import tidings.orders.inbound.OrderReactions;
import tidings.orders.outbound.OneOrder;

/** Order-service with one order, without database and broker. */
final class OrderSide {

    static final long PRICE = 1999;

    private final MessageContext flow;
    private final OneOrder orders;
    private final OrderReactions reactions;

    OrderSide(TopicsInMemory topics, MessageContext flow) {
        this.flow = flow;
        orders = new OneOrder(message -> topics.send(message, flow));
        reactions = new OrderReactions(orders);
    }

    void place(UUID id, boolean choreographed, Instant now, Instant payBy) {
        OrderEvent.Placed placed = Order.place(
                new OrderId(id),
                new CustomerId(id),
                "pm_card",
                OrderLines.of(List.of(new OrderLine("book", 1, new Money(PRICE, "EUR")))),
                choreographed ? OrderFlow.CHOREOGRAPHED : OrderFlow.ORCHESTRATED,
                now,
                payBy);
        orders.record(placed, flow).await().indefinitely();
    }

    void on(Envelope message) {
        reactions.on(message);
    }

    /** Expires the order after its deadline. */
    void sweep(Instant now) {
        if (!order().payBy().isAfter(now)) {
            new ExpireOrder(orders)
                    .expire(order().id(), flow.correlationId(), now)
                    .await()
                    .indefinitely();
        }
    }

    void cancel(Instant now) {
        try {
            new CancelOrder(orders).cancel(order().id(), now).await().indefinitely();
        } catch (OrderNotCancellable alreadyFinal) {
            // The customer gets a conflict.
        }
    }

    private Order order() {
        return orders.order();
    }

    boolean isConfirmed() {
        return order().status() == OrderStatus.CONFIRMED;
    }

    String status() {
        return order().status().name();
    }

    /** Whether the customer sees that an operator has to return the money. */
    boolean isRefundRefused() {
        return Order.REFUND_REFUSED.equals(order().reason())
                || Order.PAID_TOO_LATE_AND_REFUND_REFUSED.equals(order().reason());
    }

    /** Returns each final status that the order reached. */
    List<OrderStatus> outcomes() {
        return orders.happened().stream().flatMap(OrderSide::outcome).toList();
    }

    private static Stream<OrderStatus> outcome(OrderEvent event) {
        if (event instanceof OrderEvent.Confirmed) {
            return Stream.of(OrderStatus.CONFIRMED);
        }
        if (event instanceof OrderEvent.Rejected) {
            return Stream.of(OrderStatus.REJECTED);
        }
        if (event instanceof OrderEvent.Expired) {
            return Stream.of(OrderStatus.EXPIRED);
        }
        return event instanceof OrderEvent.Cancelled ? Stream.of(OrderStatus.CANCELLED) : Stream.empty();
    }
}
