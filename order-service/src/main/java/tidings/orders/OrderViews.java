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

    /** Returns a page of at most {@code limit} matching orders, newest first. */
    Uni<Page> list(Criteria criteria, int limit);

    /** A page of a list; {@code end} is where the next page begins, and empty if there is none. */
    record Page(List<OrderView> orders, Optional<Position> end) {}

    /** The conditions of a list; {@code olderThan} is the end of the page before. */
    record Criteria(Optional<UUID> customer, Optional<OrderStatus> status, Optional<Position> olderThan) {}

    /** The position of an order in the list of all orders: its time, then its id. */
    record Position(Instant placedAt, UUID id) {

        public static Position of(OrderView view) {
            return new Position(view.placedAt(), view.id());
        }
    }
}
