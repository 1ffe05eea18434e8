package tidings.payments;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import tidings.payments.domain.PaidOrderId;
import tidings.payments.domain.Payment;
import tidings.payments.domain.PaymentAmount;
import tidings.payments.domain.PaymentId;

/** Notes that an order is to cost nothing, before any money goes back. */
@ApplicationScoped
public class RefundOrder {

    private final Payments payments;

    public RefundOrder(Payments payments) {
        this.payments = payments;
    }

    /** {@code id} and {@code amount} are for an order of which no payment is known. */
    @WithTransaction
    public Uni<Void> refund(PaymentId id, PaidOrderId order, PaymentAmount amount) {
        return payments.find(order)
                .map(known -> known.map(Payment::refund).orElseGet(() -> Payment.cancel(id, order, amount)))
                .chain(payments::record);
    }
}
