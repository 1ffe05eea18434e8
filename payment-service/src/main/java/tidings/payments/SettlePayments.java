package tidings.payments;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import tidings.payments.domain.PaidOrderId;
import tidings.payments.domain.Payment;
import tidings.payments.domain.PaymentEvent;

/** Settles payments that the gateway has answered, many in one transaction. */
@ApplicationScoped
public class SettlePayments {

    private final Payments payments;

    SettlePayments(Payments payments) {
        this.payments = payments;
    }

    /** In the order in which they were given. */
    @WithTransaction
    public Uni<Void> settle(List<GatewayResult> answers) {
        return payments.find(new LinkedHashSet<>(
                        answers.stream().map(GatewayResult::order).toList()))
                .map(found -> events(found, answers))
                .chain(payments::record);
    }

    private static List<PaymentEvent> events(List<Payment> found, List<GatewayResult> answers) {
        Map<PaidOrderId, Payment> current = found.stream().collect(toMap(Payment::order, payment -> payment));
        List<PaymentEvent> events = new ArrayList<>();
        for (GatewayResult answered : answers) {
            Payment payment = current.get(answered.order());
            for (PaymentEvent event : payment == null ? List.<PaymentEvent>of() : payment.settle(answered.answer())) {
                current.put(answered.order(), event.payment());
                events.add(event);
            }
        }
        return events;
    }
}
