package tidings.orders;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tidings.orders.domain.OrderId;
import tidings.orders.domain.OrderStatus;

/** Orders to look at. */
public interface OrderViews {

    /** Fails with {@link OrderNotFound}. */
    Uni<OrderView> get(OrderId id);

    /** At most {@code limit} orders that match, newest first. */
    Uni<List<OrderView>> list(Criteria criteria, int limit);

    /** Which orders to look at; {@code olderThan} is where the last page ended. */
    record Criteria(Optional<UUID> customer, Optional<OrderStatus> status, Optional<Position> olderThan) {}

    /** A place in the order of all orders: when one was placed, and its id where two were placed at once. */
    record Position(Instant placedAt, UUID id) {

        public static Position of(OrderView view) {
            return new Position(view.placedAt(), view.id());
        }
    }
}
