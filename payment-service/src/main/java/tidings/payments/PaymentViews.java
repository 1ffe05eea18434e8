package tidings.payments;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tidings.payments.domain.PaidOrderId;
import tidings.payments.domain.Payment;
import tidings.payments.domain.PaymentAmount;

/** The payments, read only and without a lock. */
public interface PaymentViews {

    Uni<Optional<Payment>> find(PaidOrderId order);

    /** Returns at most {@code limit} refused refunds that wait for an operator, the oldest first. */
    Uni<List<RefusedRefund>> refusedRefunds(int limit);

    /** A refund that the gateway refused; {@code reason} is a stable code. */
    record RefusedRefund(UUID orderId, UUID paymentId, PaymentAmount amount, String reason, Instant refusedAt) {}
}
