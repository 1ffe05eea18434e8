package tidings.payments;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import tidings.payments.domain.PaidOrderId;
import tidings.payments.domain.Payment;
import tidings.payments.domain.PaymentRequest;

/** Notes that the payment of an order is to be collected, before anybody is charged. */
@ApplicationScoped
public class RequestPayment {

    private final Payments payments;

    public RequestPayment(Payments payments) {
        this.payments = payments;
    }

    /** Loads in one go what there is of these orders, before {@link #request} is called for one after the other. */
    @WithTransaction
    public Uni<Void> prepare(Collection<PaidOrderId> orders) {
        return payments.load(orders);
    }

    @WithTransaction
    public Uni<Void> request(PaymentRequest wish, Instant now) {
        return payments.find(wish.order())
                .map(known ->
                        known.map(payment -> payment.requestAgain(wish)).orElseGet(() -> Payment.request(wish, now)))
                .chain(payments::record);
    }
}
