package tidings.orders;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tidings.orders.domain.OrderId;
import tidings.orders.domain.OrderStatus;

/** The read side of orders. */
public interface OrderViews {

    /** Fails with {@link OrderNotFound}. */
    Uni<OrderView> get(OrderId id);

    /** Returns at most {@code limit} matching orders, newest first. */
    Uni<List<OrderView>> list(Criteria criteria, int limit);

    /** The conditions of a list; {@code olderThan} is the end of the page before. */
    record Criteria(Optional<UUID> customer, Optional<OrderStatus> status, Optional<Position> olderThan) {}

    /** The position of an order in the list of all orders: its time, then its id. */
    record Position(Instant placedAt, UUID id) {

        public static Position of(OrderView view) {
            return new Position(view.placedAt(), view.id());
        }
    }
}
