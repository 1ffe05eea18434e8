package tidings.orders;

import java.util.Optional;
import tidings.orders.domain.Order;
import tidings.orders.domain.OrderId;

/**
 * The result of a {@link PlaceOrderCommand}.
 *
 * @param id of the order that belongs to the request
 * @param newOrder empty if an earlier request with the same idempotency key placed it
 */
public record Placement(OrderId id, Optional<Order> newOrder) {

    static Placement of(Order newOrder) {
        return new Placement(newOrder.id(), Optional.of(newOrder));
    }

    static Placement earlier(OrderId id) {
        return new Placement(id, Optional.empty());
    }
}
