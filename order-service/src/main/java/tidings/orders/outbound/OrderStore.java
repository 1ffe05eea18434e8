package tidings.orders.outbound;

import static java.time.ZoneOffset.UTC;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import tidings.messaging.envelope.MessageContext;
import tidings.messaging.envelope.OutgoingMessage;
import tidings.messaging.outbox.CurrentTransaction;
import tidings.messaging.outbox.Outbox;
import tidings.orders.OrderNotFound;
import tidings.orders.Orders;
import tidings.orders.domain.Order;
import tidings.orders.domain.OrderEvent;
import tidings.orders.domain.OrderId;

/** Orders in PostgreSQL. Recording also fills the outbox, so no order is saved without its messages. */
@ApplicationScoped
class OrderStore implements Orders, PanacheRepositoryBase<OrderRow, UUID> {

    /**
     * By the clock of the database, which all replicas share. Deadlines of orders that no longer wait are deleted, so each
     * is looked at about once. The subqueries leave no other plan than a look at each due order by its id.
     */
    private static final String OVERDUE = """
            with settled as (
                delete from payment_deadline where ctid = any(array(
                    select ctid from payment_deadline where pay_by <= now()
                    and (select status from orders where id = order_id) is distinct from 'PLACED'
                    for update skip locked)))
            select pay_by, order_id from (
                select pay_by, order_id from payment_deadline
                where pay_by <= now() and (pay_by, order_id) > ($2, $3) order by pay_by, order_id) as due
            cross join lateral (
                select from orders where id = order_id and status = 'PLACED' for update skip locked) as overdue
            order by pay_by, order_id limit $1""";

    private final Outbox outbox;

    OrderStore(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Uni<Order> findForUpdate(OrderId id) {
        return findForUpdate(id, row -> true);
    }

    @Override
    public Uni<Order> findForUpdate(OrderId id, String correlationId) {
        return findForUpdate(id, row -> row.correlationId.equals(correlationId));
    }

    private Uni<Order> findForUpdate(OrderId id, Predicate<OrderRow> condition) {
        return findById(id.value(), LockModeType.PESSIMISTIC_WRITE)
                .map(row -> row != null && condition.test(row) ? row : null)
                .onItem()
                .ifNull()
                .failWith(() -> new OrderNotFound(id))
                .map(OrderRowMapper::toOrder);
    }

    @Override
    public Uni<List<Overdue>> findOverdue(int limit, Overdue after) {
        return CurrentTransaction.get()
                .chain(transaction -> transaction.select(
                        OVERDUE, limit, after.payBy().atOffset(UTC), after.id().value()))
                .map(rows -> {
                    List<Overdue> overdue = new ArrayList<>();
                    rows.forEachRemaining(row -> overdue.add(
                            new Overdue(((OffsetDateTime) row[0]).toInstant(), new OrderId((UUID) row[1]))));
                    return overdue;
                });
    }

    @Override
    public Uni<Void> prefetch(List<OrderId> ids) {
        return ids.size() == 1
                ? Uni.createFrom().voidItem()
                : find("id in ?1 order by id", ids.stream().map(OrderId::value).toList())
                        .withLock(LockModeType.PESSIMISTIC_WRITE)
                        .list()
                        .replaceWithVoid();
    }

    @Override
    public Uni<Void> record(OrderEvent.Placed placed, MessageContext context) {
        List<OutgoingMessage> messages = OrderTranslator.toMessages(placed.order(), placed);
        OrderRow row = OrderRowMapper.toRow(placed.order(), context.correlationId());
        row.lastEventId = messages.get(0).id();
        return persist(row).chain(() -> outbox.add(messages, context));
    }

    @Override
    public Uni<Void> record(Order order, List<OrderEvent.Update> events, Instant now) {
        return events.isEmpty()
                ? Uni.createFrom().voidItem()
                : findById(order.id().value()).chain(row -> update(row, order, events, now));
    }

    private Uni<Void> update(OrderRow row, Order before, List<OrderEvent.Update> events, Instant now) {
        Order order = before;
        List<OutgoingMessage> messages = new ArrayList<>();
        for (OrderEvent.Update event : events) {
            order = event.applyTo(order);
            messages.addAll(OrderTranslator.toMessages(order, event));
        }
        OrderRowMapper.update(row, order, now);
        if (messages.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        MessageContext context = context(row);
        row.lastEventId = messages.get(0).id();
        return outbox.add(messages, context);
    }

    /**
     * Timeouts and cancellations have no causing message: the last event of the order is their cause. A cancellation belongs
     * to the flow of the order and to the trace of its own request.
     */
    private static MessageContext context(OrderRow row) {
        Optional<MessageContext> current = MessageContext.find();
        return current.filter(context -> context.messageId() != null)
                .orElseGet(() -> new MessageContext(
                        row.correlationId,
                        row.lastEventId,
                        null,
                        current.map(MessageContext::traceparent).orElse(null)));
    }
}
