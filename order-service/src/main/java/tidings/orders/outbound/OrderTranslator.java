package tidings.orders.outbound;

import static tidings.contract.Flow.CHOREOGRAPHED;
import static tidings.contract.Flow.ORCHESTRATED;
import static tidings.contract.Occasion.ORDER_CANCELLED;
import static tidings.contract.Occasion.ORDER_CONFIRMED;
import static tidings.contract.Occasion.ORDER_EXPIRED;
import static tidings.contract.Occasion.ORDER_REJECTED;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tidings.contract.CollectPayment;
import tidings.contract.MonetaryAmount;
import tidings.contract.NotifyCustomer;
import tidings.contract.OrderCancellationRequested;
import tidings.contract.OrderCancelled;
import tidings.contract.OrderConfirmed;
import tidings.contract.OrderExpired;
import tidings.contract.OrderPlaced;
import tidings.contract.OrderRefundRefused;
import tidings.contract.OrderRejected;
import tidings.contract.OrderedItem;
import tidings.contract.RefundPayment;
import tidings.contract.Topics;
import tidings.messaging.envelope.OutgoingMessage;
import tidings.orders.domain.Order;
import tidings.orders.domain.OrderEvent;
import tidings.orders.domain.OrderFlow;

/**
 * Translates the events of an order to messages: the event of the contract, and the command that follows.
 *
 * <p>The orchestrated flow is decided here: each event leads to the next command of the saga.
 */
final class OrderTranslator {

    private OrderTranslator() {}

    static List<OutgoingMessage> toMessages(Order order, OrderEvent event) {
        var id = order.id().value();
        var customer = order.customer().value();
        var total = new MonetaryAmount(order.total().amount(), order.total().currency());
        if (event instanceof OrderEvent.Placed) {
            return order.flow() == OrderFlow.ORCHESTRATED
                    ? List.of(
                            OutgoingMessage.of(new OrderPlaced(id, customer, lines(order), total, ORCHESTRATED, null)),
                            OutgoingMessage.of(new CollectPayment(id, customer, total, order.paymentMethod()))
                                    .replyTo(Topics.ORDERS_REPLIES)
                                    .expiresAt(order.payBy()))
                    : List.of(OutgoingMessage.of(new OrderPlaced(
                                    id, customer, lines(order), total, CHOREOGRAPHED, order.paymentMethod()))
                            .expiresAt(order.payBy()));
        }
        if (event instanceof OrderEvent.Confirmed confirmed) {
            return List.of(
                    confirmed(new OrderConfirmed(id, customer, total), confirmed.acknowledgeBy()),
                    OutgoingMessage.of(new NotifyCustomer(id, customer, ORDER_CONFIRMED, total, null)));
        }
        if (event instanceof OrderEvent.Rejected rejected) {
            return List.of(
                    OutgoingMessage.of(new OrderRejected(id, customer, total, rejected.reason())),
                    OutgoingMessage.of(new NotifyCustomer(id, customer, ORDER_REJECTED, total, rejected.reason())));
        }
        if (event instanceof OrderEvent.Expired) {
            return List.of(
                    OutgoingMessage.of(new OrderExpired(id, customer, total)),
                    OutgoingMessage.of(new NotifyCustomer(id, customer, ORDER_EXPIRED, total, null)));
        }
        if (event instanceof OrderEvent.Cancelled) {
            return List.of(
                    OutgoingMessage.of(new OrderCancelled(id, customer, total)),
                    OutgoingMessage.of(new NotifyCustomer(id, customer, ORDER_CANCELLED, total, null)));
        }
        if (event instanceof OrderEvent.RefundRefused) {
            return List.of(OutgoingMessage.of(new OrderRefundRefused(id, customer, total)));
        }
        if (event instanceof OrderEvent.CancellationRequested) {
            return List.of(OutgoingMessage.of(new OrderCancellationRequested(id, customer, total)), refund(id, total));
        }
        return event instanceof OrderEvent.PaidTooLate ? List.of(refund(id, total)) : List.of();
    }

    private static OutgoingMessage confirmed(OrderConfirmed event, @Nullable Instant acknowledgeBy) {
        return acknowledgeBy == null
                ? OutgoingMessage.of(event)
                : OutgoingMessage.of(event).replyTo(Topics.ORDERS_REPLIES).expiresAt(acknowledgeBy);
    }

    private static OutgoingMessage refund(UUID order, MonetaryAmount total) {
        return OutgoingMessage.of(new RefundPayment(order, total)).replyTo(Topics.ORDERS_REPLIES);
    }

    private static List<OrderedItem> lines(Order order) {
        return order.lines().all().stream()
                .map(line -> new OrderedItem(
                        line.sku(),
                        line.quantity(),
                        new MonetaryAmount(
                                line.unitPrice().amount(), line.unitPrice().currency())))
                .toList();
    }
}
