package tidings.payments.outbound;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.FlushMode;
import tidings.contract.OrderAcknowledged;
import tidings.messaging.MessagingConfig;
import tidings.messaging.envelope.OutgoingMessage;
import tidings.messaging.outbox.Outbox;
import tidings.payments.Invoices;
import tidings.payments.domain.InvoiceNumber;
import tidings.payments.domain.PaidOrderId;

/** Invoices in PostgreSQL. A repeated order keeps its invoice number and draws no new one. */
@ApplicationScoped
class InvoiceStore implements Invoices {

    private static final String ISSUE = """
            with issued as (
                insert into invoice (order_id, number)
                select :order, nextval('invoice_number')
                where not exists (select from invoice where order_id = :order)
                on conflict do nothing
                returning number)
            select number from issued union all select number from invoice where order_id = :order""";

    private final Outbox outbox;
    private final String service;

    InvoiceStore(Outbox outbox, MessagingConfig config) {
        this.outbox = outbox;
        this.service = config.service();
    }

    @Override
    public Uni<Void> issue(PaidOrderId order) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ISSUE, Long.class)
                        .setParameter("order", order.value())
                        .setFlushMode(FlushMode.MANUAL)
                        .getSingleResult())
                .chain(number -> outbox.add(List.of(OutgoingMessage.of(
                        new OrderAcknowledged(order.value(), service, "invoice " + new InvoiceNumber(number))))));
    }
}
