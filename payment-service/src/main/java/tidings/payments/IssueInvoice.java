package tidings.payments;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import tidings.payments.domain.PaidOrderId;

/** Issues the invoice of a confirmed order, and replies with its number. */
@ApplicationScoped
public class IssueInvoice {

    private final Invoices invoices;

    public IssueInvoice(Invoices invoices) {
        this.invoices = invoices;
    }

    @WithTransaction
    public Uni<Void> issue(PaidOrderId order) {
        return invoices.issue(order);
    }
}
