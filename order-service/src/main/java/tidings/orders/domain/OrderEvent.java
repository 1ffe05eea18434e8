package tidings.orders.domain;

import static tidings.orders.domain.OrderStatus.CANCELLED;
import static tidings.orders.domain.OrderStatus.CANCELLING;
import static tidings.orders.domain.OrderStatus.CONFIRMED;
import static tidings.orders.domain.OrderStatus.EXPIRED;
import static tidings.orders.domain.OrderStatus.REJECTED;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can happen to an order. Each event knows the order it leads to, so an event without an outcome does not compile. */
public sealed interface OrderEvent {

    OrderId id();

    Order applyTo(Order order);

    /** It was taken. */
    record Placed(Order order) implements OrderEvent {
        @Override
        public OrderId id() {
            return order.id();
        }

        @Override
        public Order applyTo(Order ignored) {
            return order;
        }
    }

    /**
     * It is paid and will be fulfilled. Who has something to say to that is to answer by {@code acknowledgeBy}; without it,
     * nobody is asked.
     */
    record Confirmed(OrderId id, @Nullable Instant acknowledgeBy) implements OrderEvent {
        @Override
        public Order applyTo(Order order) {
            return order.with(CONFIRMED, null);
        }
    }

    /** It will not be fulfilled; {@code reason} is a stable code. */
    record Rejected(OrderId id, String reason) implements OrderEvent {
        @Override
        public Order applyTo(Order order) {
            return order.with(REJECTED, reason);
        }
    }

    /** Its payment was not answered in time. */
    record Expired(OrderId id) implements OrderEvent {
        @Override
        public Order applyTo(Order order) {
            return order.with(EXPIRED, Order.NO_PAYMENT_IN_TIME);
        }
    }

    /** It was paid after it had expired. It stays expired, and the money goes back. */
    record PaidTooLate(OrderId id) implements OrderEvent {
        @Override
        public Order applyTo(Order order) {
            return order.with(EXPIRED, Order.PAID_TOO_LATE);
        }
    }

    /** What was paid too late was given back. */
    record Refunded(OrderId id) implements OrderEvent {
        @Override
        public Order applyTo(Order order) {
            return order.with(EXPIRED, Order.REFUNDED);
        }
    }

    /** The customer wants it no more; whatever it has cost, or would, is to be given back first. */
    record CancellationRequested(OrderId id) implements OrderEvent {
        @Override
        public Order applyTo(Order order) {
            return order.with(CANCELLING, null);
        }
    }

    /** It will not be fulfilled and costs nothing. */
    record Cancelled(OrderId id) implements OrderEvent {
        @Override
        public Order applyTo(Order order) {
            return order.with(CANCELLED, null);
        }
    }
}
