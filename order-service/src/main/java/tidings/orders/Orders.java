package tidings.orders;

import io.smallrye.mutiny.Uni;
import java.util.List;
import tidings.orders.domain.Order;
import tidings.orders.domain.OrderEvent;
import tidings.orders.domain.OrderId;

/** The orders that there are. */
public interface Orders {

    /** Nobody else changes it before the transaction ends. Fails with {@link OrderNotFound}. */
    Uni<Order> find(OrderId id);

    /** At most {@code limit} orders whose payment was not answered in time. Nobody else is given them meanwhile. */
    Uni<List<Order>> findOverdue(int limit);

    /**
     * The order that is waiting in the flow which is being handled.
     *
     * <p>Fails with {@link OrderNotFound} where there is none, or where it is part of another flow.
     */
    Uni<Order> findInFlow(OrderId id);

    /**
     * Keeps the first answer of each subscriber to the confirmation of an order.
     *
     * <p>Fails with {@link OrderNotFound} where no order of the flow which is being handled asked for answers.
     */
    Uni<Void> acknowledge(OrderId id, Acknowledgement acknowledgement);

    /** Has those that there are of these at hand until the transaction ends, so that finding them costs nothing. */
    Uni<Void> load(List<OrderId> ids);

    /** Makes what happened to an order durable and announces it: both or neither. */
    Uni<Void> record(Order order, List<? extends OrderEvent> events);
}
