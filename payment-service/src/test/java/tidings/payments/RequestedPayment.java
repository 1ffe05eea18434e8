package tidings.payments;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tidings.payments.domain.PaidOrderId;
import tidings.payments.domain.Payment;
import tidings.payments.domain.PaymentAmount;
import tidings.payments.domain.PaymentEvent;
import tidings.payments.domain.PaymentFlow;
import tidings.payments.domain.PaymentId;
import tidings.payments.domain.PaymentRequest;

/** Requests a payment without a deadline, in the domain. */
final class RequestedPayment {

    private RequestedPayment() {}

    static List<PaymentEvent> of(PaidOrderId order, Instant now) {
        PaymentRequest request = new PaymentRequest(
                new PaymentId(UUID.randomUUID()),
                order,
                new PaymentAmount(1999, "EUR"),
                "pm_card_visa",
                PaymentFlow.ORCHESTRATED,
                null);
        return Payment.request(request, now);
    }
}
