package tidings.orders.outbound;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tidings.messaging.Cause;
import tidings.messaging.Outbox;
import tidings.messaging.Outgoing;
import tidings.orders.OrderNotFound;
import tidings.orders.Orders;
import tidings.orders.domain.Order;
import tidings.orders.domain.OrderEvent;
import tidings.orders.domain.OrderId;

/** Orders in PostgreSQL. Recording fills the outbox too: there is no way to save without announcing. */
@ApplicationScoped
class OrderStore implements Orders, PanacheRepositoryBase<OrderRow, UUID> {

    private final Outbox outbox;

    OrderStore(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Uni<Order> findInFlow(OrderId id) {
        String flow = Cause.current().correlationId();
        return findById(id.value())
                .onItem()
                .ifNotNull()
                .transform(row -> row.correlationId.equals(flow) ? OrderRowMapping.toOrder(row) : null)
                .onItem()
                .ifNull()
                .failWith(() -> new OrderNotFound(id));
    }

    @Override
    public Uni<Void> record(Order order, List<? extends OrderEvent> events) {
        Order now = order;
        List<Outgoing> messages = new ArrayList<>();
        for (OrderEvent event : events) {
            now = event.applyTo(now);
            messages.addAll(OrderTranslator.toMessages(now, event));
        }
        return events.isEmpty()
                ? Uni.createFrom().voidItem()
                : save(now, events).chain(() -> outbox.add(messages));
    }

    private Uni<?> save(Order order, List<? extends OrderEvent> events) {
        return events.get(0) instanceof OrderEvent.Placed
                ? persist(OrderRowMapping.toRow(order, Cause.current().correlationId()))
                : findById(order.id().value()).invoke(row -> OrderRowMapping.update(row, order));
    }
}
