package tidings.payments;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import tidings.payments.domain.GatewayAnswer;
import tidings.payments.domain.PaidOrderId;
import tidings.payments.domain.Payment;
import tidings.payments.domain.PaymentEvent;

/** Records answers of the gateway: they settle the payments of orders. */
@ApplicationScoped
public class SettlePayments {

    private final Payments payments;
    private final PaymentHandoff handoff;

    public SettlePayments(Payments payments, PaymentHandoff handoff) {
        this.payments = payments;
        this.handoff = handoff;
    }

    /** Records all answers in one transaction, or none. */
    @WithTransaction
    public Uni<Void> settle(List<GatewayResult> results, Instant now) {
        List<PaidOrderId> orders = results.stream().map(GatewayResult::order).toList();
        return payments.findForUpdate(new LinkedHashSet<>(orders))
                .map(found -> events(found, results))
                .chain(events -> handoff.record(events, now));
    }

    private static List<PaymentEvent> events(List<Payment> found, List<GatewayResult> results) {
        Map<PaidOrderId, Payment> current = found.stream().collect(toMap(Payment::order, payment -> payment));
        List<PaymentEvent> events = new ArrayList<>();
        for (GatewayResult result : results) {
            Payment payment = current.get(result.order());
            for (PaymentEvent event : payment == null ? List.<PaymentEvent>of() : payment.settle(result.answer())) {
                current.put(result.order(), event.payment());
                events.add(event);
            }
        }
        return events;
    }

    /** An answer of the gateway about the payment of an order. */
    public record GatewayResult(PaidOrderId order, GatewayAnswer answer) {}
}
