package tidings.orders.outbound;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tidings.messaging.envelope.MessageContext;
import tidings.messaging.envelope.OutgoingMessage;
import tidings.orders.OrderNotFound;
import tidings.orders.Orders;
import tidings.orders.domain.Order;
import tidings.orders.domain.OrderEvent;
import tidings.orders.domain.OrderId;

/** One order in memory. It sends the messages that the translator makes of its events. */
public final class OneOrder implements Orders {

    private final Consumer<OutgoingMessage> outbox;
    private final List<OrderEvent> happened = new ArrayList<>();

    private Order order;
    private String correlationId;

    public OneOrder(Consumer<OutgoingMessage> outbox) {
        this.outbox = outbox;
    }

    public Order order() {
        return order;
    }

    public List<OrderEvent> happened() {
        return happened;
    }

    @Override
    public Uni<Order> findForUpdate(OrderId id) {
        return Uni.createFrom().item(order);
    }

    @Override
    public Uni<Order> findForUpdate(OrderId id, String flow) {
        return order.id().equals(id) && correlationId.equals(flow)
                ? findForUpdate(id)
                : Uni.createFrom().failure(new OrderNotFound(id));
    }

    @Override
    public Uni<Void> record(OrderEvent.Placed placed, MessageContext context) {
        order = placed.order();
        correlationId = context.correlationId();
        send(placed);
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> record(Order before, List<OrderEvent.Update> events, Instant now) {
        for (OrderEvent.Update event : events) {
            order = event.applyTo(order);
            send(event);
        }
        return Uni.createFrom().voidItem();
    }

    private void send(OrderEvent event) {
        happened.add(event);
        OrderTranslator.toMessages(order, event).forEach(outbox);
    }

    @Override
    public Uni<List<Overdue>> findOverdue(int limit, Overdue after) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Void> prefetch(List<OrderId> ids) {
        throw new UnsupportedOperationException();
    }
}
