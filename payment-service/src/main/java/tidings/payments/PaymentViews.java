package tidings.payments;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import tidings.payments.domain.PaidOrderId;
import tidings.payments.domain.Payment;

/** The payments, read only and without a lock. */
public interface PaymentViews {

    Uni<Optional<Payment>> find(PaidOrderId order);
}
