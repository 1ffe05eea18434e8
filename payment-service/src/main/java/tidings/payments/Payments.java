package tidings.payments;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tidings.payments.domain.PaidOrderId;
import tidings.payments.domain.Payment;
import tidings.payments.domain.PaymentEvent;

/** The payments that there are. */
public interface Payments {

    /** Loads these at once: in this transaction, {@link #find(OrderId)} asks the database for none of them again. */
    Uni<Void> load(Collection<PaidOrderId> orders);

    Uni<Optional<Payment>> find(PaidOrderId order);

    /** Those of these orders that there are. */
    Uni<List<Payment>> find(Collection<PaidOrderId> orders);

    /** Makes what happened to a payment durable and announces it: both or neither. */
    Uni<Void> record(List<PaymentEvent> events);

    /**
     * Takes at most {@code limit} payments that wait for the gateway, oldest first.
     *
     * <p>Nobody else is given them for half a minute; one that is not settled by then is given out again.
     */
    Uni<List<Payment>> claimDue(int limit);
}
