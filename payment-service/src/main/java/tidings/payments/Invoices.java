package tidings.payments;

import io.smallrye.mutiny.Uni;
import tidings.payments.domain.PaidOrderId;

/** The invoices, one per order. */
public interface Invoices {

    /** Issues an invoice if the order has none, and announces the order's invoice number: both or neither. */
    Uni<Void> issue(PaidOrderId order);
}
