package tidings.payments;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import tidings.payments.domain.PaidOrderId;
import tidings.payments.domain.Payment;
import tidings.payments.domain.PaymentRequest;

/** Records that a payment is to be collected; {@link CollectPayments} asks the gateway once this is durable. */
@ApplicationScoped
public class RequestPayment {

    private final Payments payments;
    private final PaymentHandoff handoff;

    public RequestPayment(Payments payments, PaymentHandoff handoff) {
        this.payments = payments;
        this.handoff = handoff;
    }

    /** Prefetches the payments of these orders, in the transaction in which {@link #request} follows for each order. */
    @WithTransaction
    public Uni<Void> prefetch(Collection<PaidOrderId> orders) {
        return payments.prefetch(orders);
    }

    @WithTransaction
    public Uni<Void> request(PaymentRequest request, Instant now) {
        return payments.findForUpdate(request.order())
                .map(found -> found.map(payment -> payment.requestAgain(request))
                        .orElseGet(() -> Payment.request(request, now)))
                .chain(events -> handoff.record(events, now));
    }
}
