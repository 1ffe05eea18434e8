package tidings.orders.domain;

import static tidings.orders.domain.OrderStatus.CANCELLED;
import static tidings.orders.domain.OrderStatus.CANCELLING;
import static tidings.orders.domain.OrderStatus.EXPIRED;
import static tidings.orders.domain.OrderStatus.REJECTED;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event in the life of an order. */
public sealed interface OrderEvent {

    OrderId id();

    /** The first event, with the order that it creates. */
    record Placed(Order order) implements OrderEvent {
        @Override
        public OrderId id() {
            return order.id();
        }
    }

    /** A later event. Each knows the order it leads to, so an event without an outcome does not compile. */
    sealed interface Update extends OrderEvent {
        Order applyTo(Order order);
    }

    /** The order is paid. Subscribers may acknowledge until {@code acknowledgeBy}; null requests no answer. */
    record Confirmed(OrderId id, @Nullable Instant acknowledgeBy) implements Update {
        @Override
        public Order applyTo(Order order) {
            return order.confirmed(acknowledgeBy);
        }
    }

    /** The payment was declined; {@code reason} is a stable code. */
    record Rejected(OrderId id, String reason) implements Update {
        @Override
        public Order applyTo(Order order) {
            return order.with(REJECTED, reason);
        }
    }

    /** The payment deadline passed without an answer. */
    record Expired(OrderId id) implements Update {
        @Override
        public Order applyTo(Order order) {
            return order.with(EXPIRED, Order.NO_PAYMENT_IN_TIME);
        }
    }

    /** The payment arrived after the expiry. The order stays expired, and the payment is refunded. */
    record PaidTooLate(OrderId id) implements Update {
        @Override
        public Order applyTo(Order order) {
            return order.with(EXPIRED, Order.PAID_TOO_LATE);
        }
    }

    /** The late payment was refunded. */
    record Refunded(OrderId id) implements Update {
        @Override
        public Order applyTo(Order order) {
            return order.with(EXPIRED, Order.REFUNDED);
        }
    }

    /** The payment provider refused the refund for good. The customer sees it as the reason, until an operator returns the money. */
    record RefundRefused(OrderId id) implements Update {
        @Override
        public Order applyTo(Order order) {
            return order.with(
                    order.status(),
                    order.status() == CANCELLING ? Order.REFUND_REFUSED : Order.PAID_TOO_LATE_AND_REFUND_REFUSED);
        }
    }

    /** The customer cancels the order. Its payment, if any, is refunded first. */
    record CancellationRequested(OrderId id) implements Update {
        @Override
        public Order applyTo(Order order) {
            return order.with(CANCELLING, null);
        }
    }

    /** The cancellation is complete: the order costs nothing. */
    record Cancelled(OrderId id) implements Update {
        @Override
        public Order applyTo(Order order) {
            return order.with(CANCELLED, null);
        }
    }

    /** A subscriber answered the confirmation for the first time. */
    record Acknowledged(OrderId id, Acknowledgement answer) implements Update {
        @Override
        public Order applyTo(Order order) {
            return order.with(answer);
        }
    }
}
