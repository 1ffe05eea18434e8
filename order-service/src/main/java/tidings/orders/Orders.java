package tidings.orders;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tidings.messaging.envelope.MessageContext;
import tidings.orders.domain.Order;
import tidings.orders.domain.OrderEvent;
import tidings.orders.domain.OrderId;

/** All orders. An order that is found here is locked until the transaction ends. */
public interface Orders {

    /** Fails with {@link OrderNotFound}. */
    Uni<Order> findForUpdate(OrderId id);

    /** Fails with {@link OrderNotFound}, also if the order has another correlation id. */
    Uni<Order> findForUpdate(OrderId id, String correlationId);

    /**
     * Locks at most {@code limit} orders whose payment deadline has passed, the oldest first. Skips those up to {@code after},
     * and those that another transaction locks.
     */
    Uni<List<Overdue>> findOverdue(int limit, Overdue after);

    /** Reads and locks orders in one statement, so that finding them later in this transaction costs no round trip. */
    Uni<Void> prefetch(List<OrderId> ids);

    /** Stores a new order and its messages: both or neither. */
    Uni<Void> record(OrderEvent.Placed placed, MessageContext context);

    /** Stores the outcome of events and their messages: both or neither. */
    Uni<Void> record(Order order, List<OrderEvent.Update> events, Instant now);

    /** The place of an order among the overdue ones: its deadline, then its id. */
    record Overdue(Instant payBy, OrderId id) {
        static final Overdue FIRST = new Overdue(Instant.EPOCH, new OrderId(new UUID(0, 0)));
    }
}
