package tidings.payments;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import tidings.payments.domain.OrderId;
import tidings.payments.domain.Payment;

/** Payments for whoever only wants to look. */
public interface PaymentViews {

    Uni<Optional<Payment>> of(OrderId order);
}
