package tidings.system.interleaving;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tidings.contract.CollectPayment;
import tidings.contract.CollectPaymentReply;
import tidings.contract.Message;
import tidings.contract.OrderPlaced;
import tidings.contract.PaymentCollected;
import tidings.contract.PaymentDeclined;
import tidings.contract.RefundPayment;
import tidings.contract.RefundPaymentReply;
import tidings.contract.RefundRefusedReply;
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

/** The reactions of order-service for one order, without database and broker. */
final class OrderSide {

    static final long PRICE = 1999;

    private static final tidings.contract.MonetaryAmount TOTAL = new tidings.contract.MonetaryAmount(PRICE, "EUR");

    private final Partition events;
    private final Partition commands;
    /** Each final status that the order reached. */
    private final List<OrderStatus> outcomes = new ArrayList<>();

    private Order order;

    OrderSide(Partition events, Partition commands) {
        this.events = events;
        this.commands = commands;
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
        order = placed.order();
        send(placed);
    }

    void on(Message message) {
        if (message instanceof CollectPaymentReply reply) {
            record(
                    switch (reply.outcome()) {
                        case COLLECTED -> order.confirm(order.payBy());
                        case DECLINED -> order.reject(reply.reason());
                        case EXPIRED -> order.expire();
                    });
        } else if (message instanceof RefundPaymentReply) {
            record(order.refunded());
        } else if (message instanceof RefundRefusedReply) {
            record(order.refundRefused());
        } else if (order.flow() == OrderFlow.CHOREOGRAPHED) {
            onEvent(message);
        }
    }

    private void onEvent(Message message) {
        if (message instanceof PaymentCollected) {
            record(order.confirm(order.payBy()));
        } else if (message instanceof PaymentDeclined declined) {
            boolean late = declined.reason().equals(PaymentDeclined.EXPIRED);
            record(late ? order.expire() : order.reject(declined.reason()));
        }
    }

    /** Expires the order after its deadline. */
    void sweep(Instant now) {
        if (!order.payBy().isAfter(now)) {
            record(order.expire());
        }
    }

    void cancel() {
        try {
            record(order.cancel());
        } catch (OrderNotCancellable alreadyFinal) {
            // The customer gets a conflict.
        }
    }

    private void record(List<OrderEvent.Update> happened) {
        for (OrderEvent.Update event : happened) {
            order = event.applyTo(order);
            send(event);
            if (event instanceof OrderEvent.Confirmed
                    || event instanceof OrderEvent.Rejected
                    || event instanceof OrderEvent.Expired
                    || event instanceof OrderEvent.Cancelled) {
                outcomes.add(order.status());
            }
        }
    }

    private void send(OrderEvent event) {
        UUID id = order.id().value();
        if (event instanceof OrderEvent.Placed && order.flow() == OrderFlow.CHOREOGRAPHED) {
            events.write(new SentMessage(placed(id, tidings.contract.Flow.CHOREOGRAPHED, "pm_card"), order.payBy()));
        } else if (event instanceof OrderEvent.Placed) {
            events.write(new SentMessage(placed(id, tidings.contract.Flow.ORCHESTRATED, null)));
            commands.write(new SentMessage(new CollectPayment(id, id, TOTAL, "pm_card"), order.payBy()));
        } else if (event instanceof OrderEvent.CancellationRequested || event instanceof OrderEvent.PaidTooLate) {
            commands.write(new SentMessage(new RefundPayment(id, TOTAL)));
        }
    }

    private static OrderPlaced placed(UUID id, tidings.contract.Flow flow, String paymentMethod) {
        return new OrderPlaced(id, id, List.of(), TOTAL, flow, paymentMethod);
    }

    boolean isConfirmed() {
        return order.status() == OrderStatus.CONFIRMED;
    }

    String status() {
        return order.status().name();
    }

    /** Whether the customer sees that an operator has to return the money. */
    boolean isRefundRefused() {
        return Order.REFUND_REFUSED.equals(order.reason())
                || Order.PAID_TOO_LATE_AND_REFUND_REFUSED.equals(order.reason());
    }

    List<OrderStatus> outcomes() {
        return outcomes;
    }
}
