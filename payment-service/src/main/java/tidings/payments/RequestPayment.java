package tidings.payments;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import tidings.payments.domain.Money;
import tidings.payments.domain.OrderId;
import tidings.payments.domain.Payment;
import tidings.payments.domain.PaymentId;

/** Notes that the payment of an order is to be collected, before anybody is charged. */
@ApplicationScoped
public class RequestPayment {

    private final Payments payments;

    RequestPayment(Payments payments) {
        this.payments = payments;
    }

    @WithTransaction
    public Uni<Void> request(PaymentId id, OrderId order, Money amount, String method) {
        return payments.find(order)
                .map(known ->
                        known.map(Payment::requestAgain).orElseGet(() -> Payment.request(id, order, amount, method)))
                .chain(payments::record);
    }
}
