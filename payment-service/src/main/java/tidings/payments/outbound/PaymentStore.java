package tidings.payments.outbound;

import static java.time.ZoneOffset.UTC;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import tidings.messaging.envelope.MessageContext;
import tidings.messaging.envelope.OutgoingMessage;
import tidings.messaging.outbox.CurrentTransaction;
import tidings.messaging.outbox.Outbox;
import tidings.payments.Payments;
import tidings.payments.domain.PaidOrderId;
import tidings.payments.domain.Payment;
import tidings.payments.domain.PaymentEvent;
import tidings.payments.domain.PaymentStatus;

/** Payments in PostgreSQL. {@code record} stores the outcome and fills the outbox in one transaction. */
@ApplicationScoped
class PaymentStore implements Payments, PanacheRepositoryBase<PaymentRow, UUID> {

    private static final Logger LOG = Logger.getLogger(PaymentStore.class);

    /**
     * Each replica skips rows that another replica is claiming. A claim lost in a crash of the database only repeats a
     * request to the gateway, so the commit does not wait for the disk.
     */
    private static final String CLAIM = """
            update payment set due_at = $3
            where set_config('synchronous_commit', 'off', true) = 'off' and order_id = any(array(
                select order_id from payment
                where status in ('REQUESTED', 'CANCELLING', 'REFUNDING') and due_at <= $2
                order by due_at limit $1 for update skip locked))
            returning\s""" + PaymentRowMapper.COLUMNS;

    private static final String STORED = """
            select order_id, due_at from payment
            join unnest($1::uuid[], $2::timestamptz[]) as claim (id, until) on order_id = id and due_at = until
            where status in ('REQUESTED', 'CANCELLING', 'REFUNDING')""";

    private static final String REFUSED = "insert into refused_refund (order_id) values ($1)";
    private static final String RESOLVED = "delete from refused_refund where order_id = $1";

    private final Pool pool;
    private final Outbox outbox;
    private final Counter unreadable;
    private final Counter refused;

    PaymentStore(Pool pool, Outbox outbox, MeterRegistry metrics) {
        this.pool = pool;
        this.outbox = outbox;
        this.unreadable = metrics.counter("tidings.payments.failed", "step", "read");
        this.refused = metrics.counter("tidings.refunds.refused");
    }

    @Override
    public Uni<Void> prefetch(Collection<PaidOrderId> orders) {
        return MissingPayments.get()
                .chain(missing -> findForUpdate(orders).invoke(found -> {
                    missing.orders().addAll(orders);
                    found.forEach(payment -> missing.orders().remove(payment.order()));
                }))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<Payment>> findForUpdate(PaidOrderId order) {
        return MissingPayments.get()
                .chain(missing -> missing.orders().contains(order)
                        ? Uni.createFrom().item(Optional.empty())
                        : findById(order.value(), LockModeType.PESSIMISTIC_WRITE)
                                .map(row -> Optional.ofNullable(row).map(PaymentRowMapper::toPayment)));
    }

    @Override
    public Uni<List<Payment>> findForUpdate(Collection<PaidOrderId> orders) {
        return find(
                        "orderId in ?1 order by orderId",
                        orders.stream().map(PaidOrderId::value).toList())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .map(rows -> rows.stream().map(PaymentRowMapper::toPayment).toList());
    }

    @Override
    public Uni<Void> record(List<PaymentEvent> events, Instant dueAt, Runnable onceDurable) {
        return CurrentTransaction.get()
                .invoke(transaction -> transaction.afterCommit(() -> {
                    events.forEach(this::report);
                    onceDurable.run();
                }))
                .onItem()
                .transformToMulti(transaction -> Multi.createFrom().iterable(events))
                .onItem()
                .transformToUniAndConcatenate(event -> save(event, dueAt).chain(row -> announce(event, row)))
                .onItem()
                .ignoreAsUni();
    }

    @Override
    public Uni<List<Payment>> claim(int limit, Instant now, Instant until) {
        return pool.withConnection(connection -> connection
                        .preparedQuery(CLAIM)
                        .execute(Tuple.of(limit, now.atOffset(UTC), until.atOffset(UTC))))
                .map(rows -> rows.stream().flatMap(this::readable).toList());
    }

    @Override
    public Uni<List<Claim>> stored(List<Claim> claims) {
        UUID[] orders = claims.stream().map(claim -> claim.order().value()).toArray(UUID[]::new);
        OffsetDateTime[] until =
                claims.stream().map(claim -> claim.until().atOffset(UTC)).toArray(OffsetDateTime[]::new);
        return pool.preparedQuery(STORED).execute(Tuple.of(orders, until)).map(rows -> rows.stream()
                .map(row -> new Claim(
                        new PaidOrderId(row.getUUID(0)),
                        row.getOffsetDateTime(1).toInstant()))
                .toList());
    }

    /** Skips a row that cannot be read: it is claimed like the others, and due again when the claim ends. */
    private Stream<Payment> readable(Row row) {
        try {
            return Stream.of(PaymentRowMapper.toPayment(row));
        } catch (IllegalArgumentException e) {
            unreadable.increment();
            LOG.errorf(e, "order %s: its payment cannot be read", row.getUUID("order_id"));
            return Stream.empty();
        }
    }

    private Uni<PaymentRow> save(PaymentEvent event, Instant dueAt) {
        Payment payment = event.payment();
        if (event instanceof PaymentEvent.Requested
                || event instanceof PaymentEvent.Expired
                || event instanceof PaymentEvent.Cancelled) {
            return MissingPayments.get()
                    .invoke(missing -> missing.orders().remove(payment.order()))
                    .chain(() -> persist(PaymentRowMapper.toRow(payment, MessageContext.current(), dueAt)));
        }
        return findById(payment.order().value()).call(row -> {
            PaymentStatus before = row.status;
            PaymentRowMapper.update(row, payment);
            if (event.needsGateway()) {
                row.dueAt = dueAt;
            }
            if (event instanceof PaymentEvent.Cancelling || event instanceof PaymentEvent.Refunding) {
                MessageContext.find().ifPresent(row::refundRequestedBy);
            }
            return saveRefusal(before, payment);
        });
    }

    /** Keeps the list of the refused refunds, so that reading it searches no payments. */
    private static Uni<Void> saveRefusal(PaymentStatus before, Payment payment) {
        if ((before == PaymentStatus.REFUND_REFUSED) == (payment.status() == PaymentStatus.REFUND_REFUSED)) {
            return Uni.createFrom().voidItem();
        }
        String statement = before == PaymentStatus.REFUND_REFUSED ? RESOLVED : REFUSED;
        return CurrentTransaction.get()
                .chain(transaction ->
                        transaction.update(statement, payment.order().value()))
                .replaceWithVoid();
    }

    private void report(PaymentEvent event) {
        if (event instanceof PaymentEvent.RefundRefused refusal) {
            refused.increment();
            LOG.errorf(
                    "order %s: the gateway refused the refund (%s), an operator has to decide",
                    refusal.payment().order().value(), refusal.reason());
        }
    }

    private Uni<Void> announce(PaymentEvent event, PaymentRow row) {
        MessageContext cause = MessageContext.find()
                .orElseGet(() -> PaymentTranslator.isAboutRefund(event) ? row.refundRequest() : row.request());
        List<OutgoingMessage> messages = PaymentTranslator.toMessages(event, cause);
        return messages.isEmpty() ? Uni.createFrom().voidItem() : outbox.add(messages, cause);
    }
}
