package tidings.orders.outbound;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import tidings.messaging.envelope.MessageContext;
import tidings.messaging.envelope.OutgoingMessage;
import tidings.messaging.outbox.Outbox;
import tidings.orders.Acknowledgement;
import tidings.orders.OrderNotFound;
import tidings.orders.Orders;
import tidings.orders.domain.Order;
import tidings.orders.domain.OrderEvent;
import tidings.orders.domain.OrderId;

/**
 * Orders in PostgreSQL. Recording fills the outbox too: there is no way to save without announcing. What is found to be
 * changed is locked: of two changes at once, the second sees the first.
 */
@ApplicationScoped
class OrderStore implements Orders, PanacheRepositoryBase<OrderRow, UUID> {

    /** Replicas that look at once share what is overdue: each skips what another one has in hand. */
    private static final String OVERDUE = """
            select * from orders where status = 'PLACED' and pay_by <= now()
            order by pay_by limit :limit for update skip locked""";

    private final Outbox outbox;

    OrderStore(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Uni<Order> findInFlow(OrderId id) {
        String flow = MessageContext.current().correlationId();
        return row(id, row -> row.correlationId.equals(flow)).map(OrderRowMapper::toOrder);
    }

    @Override
    public Uni<Void> acknowledge(OrderId id, Acknowledgement acknowledgement) {
        String flow = MessageContext.current().correlationId();
        return row(id, row -> row.correlationId.equals(flow) && row.acknowledgeBy != null)
                .invoke(row -> OrderRowMapper.acknowledge(row, acknowledgement))
                .replaceWithVoid();
    }

    /** Fails with {@link OrderNotFound} where there is none, or none that is meant. */
    private Uni<OrderRow> row(OrderId id, Predicate<OrderRow> isMeant) {
        return findById(id.value(), LockModeType.PESSIMISTIC_WRITE)
                .map(row -> row != null && isMeant.test(row) ? row : null)
                .onItem()
                .ifNull()
                .failWith(() -> new OrderNotFound(id));
    }

    @Override
    public Uni<Order> find(OrderId id) {
        return findById(id.value(), LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> new OrderNotFound(id))
                .map(OrderRowMapper::toOrder);
    }

    @Override
    public Uni<List<Order>> findOverdue(int limit) {
        return getSession()
                .chain(session -> session.createNativeQuery(OVERDUE, OrderRow.class)
                        .setParameter("limit", limit)
                        .getResultList())
                .map(rows -> rows.stream().map(OrderRowMapper::toOrder).toList());
    }

    @Override
    public Uni<Void> load(List<OrderId> ids) {
        return ids.size() == 1
                ? Uni.createFrom().voidItem()
                : find("id in ?1 order by id", ids.stream().map(OrderId::value).toList())
                        .withLock(LockModeType.PESSIMISTIC_WRITE)
                        .list()
                        .replaceWithVoid();
    }

    @Override
    public Uni<Void> record(Order order, List<? extends OrderEvent> events) {
        Order now = order;
        List<OutgoingMessage> messages = new ArrayList<>();
        for (OrderEvent event : events) {
            now = event.applyTo(now);
            messages.addAll(OrderTranslator.toMessages(now, event));
        }
        return events.isEmpty()
                ? Uni.createFrom().voidItem()
                : save(now, events, messages).chain(cause -> outbox.add(messages, cause));
    }

    /** Returns the cause of the messages. */
    private Uni<MessageContext> save(Order order, List<? extends OrderEvent> events, List<OutgoingMessage> messages) {
        if (events.get(0) instanceof OrderEvent.Placed) {
            MessageContext entrance = MessageContext.current();
            OrderRow row = OrderRowMapper.toRow(order, entrance.correlationId());
            row.lastFact = messages.get(0).id();
            return persist(row).replaceWith(entrance);
        }
        return findById(order.id().value()).map(row -> {
            MessageContext cause = cause(row);
            OrderRowMapper.update(row, order, Instant.now());
            if (events.get(0) instanceof OrderEvent.Confirmed confirmed) {
                row.acknowledgeBy = confirmed.acknowledgeBy();
            }
            row.lastFact = messages.isEmpty() ? row.lastFact : messages.get(0).id();
            return cause;
        });
    }

    /** What no message has caused, but a deadline or the customer, follows from what was told last of the order. */
    private static MessageContext cause(OrderRow row) {
        return MessageContext.find()
                .filter(cause -> cause.messageId() != null)
                .orElseGet(() -> new MessageContext(row.correlationId, row.lastFact, null, null));
    }
}
