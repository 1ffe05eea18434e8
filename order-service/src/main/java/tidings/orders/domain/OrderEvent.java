package tidings.orders.domain;

import static tidings.orders.domain.OrderStatus.CONFIRMED;
import static tidings.orders.domain.OrderStatus.REJECTED;

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

    /** It is paid and will be fulfilled. */
    record Confirmed(OrderId id) implements OrderEvent {
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
}
