package tidings.payments.outbound;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tidings.messaging.Cause;
import tidings.messaging.Outbox;
import tidings.payments.Payments;
import tidings.payments.domain.OrderId;
import tidings.payments.domain.Payment;
import tidings.payments.domain.PaymentEvent;

/** Payments in PostgreSQL. Recording fills the outbox too: there is no way to save without announcing. */
@ApplicationScoped
class PaymentStore implements Payments, PanacheRepositoryBase<PaymentRow, UUID> {

    private final Outbox outbox;
    private final DuePayments due;

    PaymentStore(Outbox outbox, DuePayments due) {
        this.outbox = outbox;
        this.due = due;
    }

    @Override
    public Uni<Optional<Payment>> find(OrderId order) {
        return findById(order.value()).map(row -> Optional.ofNullable(row).map(PaymentRow::toPayment));
    }

    @Override
    public Uni<List<Payment>> find(Collection<OrderId> orders) {
        return list("orderId in ?1", orders.stream().map(OrderId::value).toList())
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
        return request(event).chain(request -> outbox.add(PaymentTranslator.toMessages(event), request));
    }

    /** Saves what the event changed; returns the request that it answers. */
    private Uni<Cause> request(PaymentEvent event) {
        Payment payment = event.payment();
        if (event instanceof PaymentEvent.Requested) {
            return persist(PaymentRow.of(payment, Cause.current(), Instant.now()))
                    .map(PaymentRow::request);
        }
        if (event instanceof PaymentEvent.AskedAgain) {
            return Uni.createFrom().item(Cause.current());
        }
        return findById(payment.order().value())
                .invoke(row -> row.update(payment))
                .map(PaymentRow::request);
    }
}
