package tidings.payments;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import tidings.payments.domain.PaidOrderId;
import tidings.payments.domain.Payment;
import tidings.payments.domain.PaymentEvent;

/** Resolves a refund that the gateway refused, as an operator decides. */
@ApplicationScoped
public class ResolveRefund {

    private final Payments payments;
    private final PaymentHandoff handoff;

    ResolveRefund(Payments payments, PaymentHandoff handoff) {
        this.payments = payments;
        this.handoff = handoff;
    }

    /** Lets {@link CollectPayments} ask the gateway again. Fails with {@link NoRefusedRefund}. */
    @WithTransaction
    public Uni<Void> retry(PaidOrderId order, Instant now) {
        return resolve(order, Payment::retryRefund, now);
    }

    /** Records that the money was returned in another way. Fails with {@link NoRefusedRefund}. */
    @WithTransaction
    public Uni<Void> settle(PaidOrderId order, Instant now) {
        return resolve(order, Payment::refundByHand, now);
    }

    private Uni<Void> resolve(PaidOrderId order, Function<Payment, List<PaymentEvent>> decision, Instant now) {
        return payments.findForUpdate(order)
                .map(found -> found.map(decision).orElse(List.of()))
                .invoke(events -> {
                    if (events.isEmpty()) {
                        throw new NoRefusedRefund(order);
                    }
                })
                .chain(events -> handoff.record(events, now));
    }

    /** The order has no refused refund, or it is resolved already. */
    public static final class NoRefusedRefund extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NoRefusedRefund(PaidOrderId order) {
            super("order " + order.value() + " has no refused refund");
        }
    }
}
