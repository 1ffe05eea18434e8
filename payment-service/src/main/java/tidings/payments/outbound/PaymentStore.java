package tidings.payments.outbound;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tidings.contract.Reply;
import tidings.messaging.envelope.MessageContext;
import tidings.messaging.envelope.OutgoingMessage;
import tidings.messaging.outbox.CurrentTransaction;
import tidings.messaging.outbox.Outbox;
import tidings.payments.DuePaymentQueue;
import tidings.payments.Payments;
import tidings.payments.domain.PaidOrderId;
import tidings.payments.domain.Payment;
import tidings.payments.domain.PaymentEvent;

/**
 * Payments in PostgreSQL. Recording fills the outbox too: there is no way to save without announcing. What is found to be
 * changed is locked: of two changes at once, the second sees the first.
 */
@ApplicationScoped
class PaymentStore implements Payments, PanacheRepositoryBase<PaymentRow, UUID> {

    private static final Duration CLAIM = Duration.ofSeconds(30);

    private final Outbox outbox;
    private final DuePayments due;
    private final DuePaymentQueue atHand;

    PaymentStore(Outbox outbox, DuePayments due, DuePaymentQueue atHand) {
        this.outbox = outbox;
        this.due = due;
        this.atHand = atHand;
    }

    @Override
    public Uni<Void> load(Collection<PaidOrderId> orders) {
        return unknown()
                .chain(unknown -> find(orders).invoke(found -> {
                    unknown.addAll(orders);
                    found.forEach(payment -> unknown.remove(payment.order()));
                }))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<Payment>> find(PaidOrderId order) {
        return unknown()
                .chain(unknown -> unknown.contains(order)
                        ? Uni.createFrom().item(Optional.empty())
                        : findById(order.value(), LockModeType.PESSIMISTIC_WRITE)
                                .map(row -> Optional.ofNullable(row).map(PaymentRow::toPayment)));
    }

    @Override
    public Uni<List<Payment>> find(Collection<PaidOrderId> orders) {
        return find(
                        "orderId in ?1 order by orderId",
                        orders.stream().map(PaidOrderId::value).toList())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .map(rows -> rows.stream().map(PaymentRow::toPayment).toList());
    }

    @Override
    public Uni<Void> record(List<PaymentEvent> events) {
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUniAndConcatenate(this::record)
                .onItem()
                .ignoreAsUni();
    }

    @Override
    public Uni<List<Payment>> claimDue(int limit) {
        return due.claim(limit);
    }

    private Uni<Void> record(PaymentEvent event) {
        return save(event).chain(row -> handOver(event, row)).chain(row -> announce(event, row));
    }

    private Uni<PaymentRow> save(PaymentEvent event) {
        Instant dueAt = atHand.room() > 0 ? Instant.now().plus(CLAIM) : Instant.now();
        if (event instanceof PaymentEvent.Requested
                || event instanceof PaymentEvent.Expired
                || event instanceof PaymentEvent.Cancelled) {
            return unknown()
                    .invoke(unknown -> unknown.remove(event.payment().order()))
                    .chain(() -> persist(PaymentRow.of(event.payment(), MessageContext.current(), dueAt)));
        }
        return findById(event.payment().order().value()).invoke(row -> {
            row.update(event.payment());
            if (event instanceof PaymentEvent.Refunding) {
                row.dueAt = dueAt;
            }
            if (event instanceof PaymentEvent.Cancelling || event instanceof PaymentEvent.Refunding) {
                MessageContext.find().ifPresent(row::refundWantedBy);
            }
        });
    }

    /** The gateway is asked as soon as this is committed; where there is no room for that, the sweep finds it. */
    private Uni<PaymentRow> handOver(PaymentEvent event, PaymentRow row) {
        boolean waits = event instanceof PaymentEvent.Requested || event instanceof PaymentEvent.Refunding;
        return waits && row.dueAt.isAfter(Instant.now())
                ? CurrentTransaction.get()
                        .invoke(transaction -> transaction.afterCommit(() -> atHand.add(event.payment())))
                        .replaceWith(row)
                : Uni.createFrom().item(row);
    }

    private Uni<Void> announce(PaymentEvent event, PaymentRow row) {
        MessageContext cause = MessageContext.find()
                .orElseGet(() -> PaymentTranslator.isAboutRefund(event) ? row.refundRequest() : row.request());
        List<OutgoingMessage> messages = PaymentTranslator.toMessages(event).stream()
                .filter(each -> cause.replyTo() != null || !(each.message() instanceof Reply))
                .toList();
        return messages.isEmpty() ? Uni.createFrom().voidItem() : outbox.add(messages, cause);
    }

    /** The orders that were looked for in this transaction, and have no payment. */
    private static Uni<Set<PaidOrderId>> unknown() {
        return CurrentTransaction.get().map(transaction -> transaction
                .local(Unknown.class, () -> new Unknown(new HashSet<>()))
                .orders());
    }

    private record Unknown(Set<PaidOrderId> orders) {}
}
