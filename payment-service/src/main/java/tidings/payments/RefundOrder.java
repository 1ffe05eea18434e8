package tidings.payments;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import tidings.payments.domain.PaidOrderId;
import tidings.payments.domain.Payment;
import tidings.payments.domain.PaymentAmount;
import tidings.payments.domain.PaymentId;

/** Records that an order is to be refunded; {@link CollectPayments} asks the gateway once this is durable. */
@ApplicationScoped
public class RefundOrder {

    private final Payments payments;
    private final PaymentHandoff handoff;

    public RefundOrder(Payments payments, PaymentHandoff handoff) {
        this.payments = payments;
        this.handoff = handoff;
    }

    /** {@code id} and {@code amount} are used only if the order has no payment yet. */
    @WithTransaction
    public Uni<Void> refund(PaymentId id, PaidOrderId order, PaymentAmount amount, Instant now) {
        return payments.findForUpdate(order)
                .map(found -> found.map(Payment::refund).orElseGet(() -> Payment.cancel(id, order, amount)))
                .chain(events -> handoff.record(events, now));
    }
}
