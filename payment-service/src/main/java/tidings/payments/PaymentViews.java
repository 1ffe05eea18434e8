package tidings.payments;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import tidings.payments.domain.PaidOrderId;
import tidings.payments.domain.Payment;

/** Payments for whoever only wants to look. */
public interface PaymentViews {

    Uni<Optional<Payment>> of(PaidOrderId order);
}
