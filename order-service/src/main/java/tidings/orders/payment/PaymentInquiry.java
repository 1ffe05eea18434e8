package tidings.orders.payment;

import io.smallrye.mutiny.Uni;
import tidings.orders.domain.OrderId;

/** Asks how the payment of an order stands, and waits for the answer. */
public interface PaymentInquiry {

    /** Fails with {@link PaymentNotFound} or {@link PaymentInquiryFailed}, and within a time that the configuration limits. */
    Uni<PaymentView> ask(OrderId id);
}
