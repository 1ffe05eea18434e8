package tidings.payments;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tidings.payments.domain.PaidOrderId;
import tidings.payments.domain.Payment;
import tidings.payments.domain.PaymentEvent;

/** The payments, one per order. */
public interface Payments {

    /** Loads and locks the payments of these orders at once: {@link #findForUpdate(PaidOrderId)} then needs no round trip. */
    Uni<Void> prefetch(Collection<PaidOrderId> orders);

    /** Finds the payment of an order and locks it until the transaction ends. */
    Uni<Optional<Payment>> findForUpdate(PaidOrderId order);

    /** Finds the payments of these orders and locks them until the transaction ends. */
    Uni<List<Payment>> findForUpdate(Collection<PaidOrderId> orders);

    /**
     * Records events and announces them: both or neither.
     *
     * @param dueAt the time from which a payment that now needs the gateway can be claimed
     * @param onceDurable runs after the commit
     */
    Uni<Void> record(List<PaymentEvent> events, Instant dueAt, Runnable onceDurable);

    /** Claims at most {@code limit} payments that are due, the oldest first. They are due again at {@code until}. */
    Uni<List<Payment>> claim(int limit, Instant now, Instant until);

    /** Returns those of the claims that are stored. */
    Uni<List<Claim>> stored(List<Claim> claims);

    /** The payment of this order waits for the gateway, and is due at {@code until}. */
    record Claim(PaidOrderId order, Instant until) {}
}
