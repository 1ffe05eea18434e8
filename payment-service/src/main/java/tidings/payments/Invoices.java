package tidings.payments;

import io.smallrye.mutiny.Uni;
import tidings.payments.domain.PaidOrderId;

/** The invoices that there are, one an order. */
public interface Invoices {

    /** Gives the order an invoice, if it has none, and announces the number that it has: both or neither. */
    Uni<Void> issue(PaidOrderId order);
}
