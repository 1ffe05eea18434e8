package tidings.payments.domain;

import static tidings.payments.domain.PaymentStatus.CANCELLED;
import static tidings.payments.domain.PaymentStatus.CANCELLING;
import static tidings.payments.domain.PaymentStatus.COLLECTED;
import static tidings.payments.domain.PaymentStatus.DECLINED;
import static tidings.payments.domain.PaymentStatus.EXPIRED;
import static tidings.payments.domain.PaymentStatus.REFUNDED;
import static tidings.payments.domain.PaymentStatus.REFUNDING;
import static tidings.payments.domain.PaymentStatus.REQUESTED;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The payment of an order. Methods decide and change nothing: they return what happens.
 *
 * @param method the payment provider's token; empty as long as nobody asked for the payment
 * @param reason why nobody was charged, a stable code
 */
public record Payment(
        PaymentId id,
        PaidOrderId order,
        PaymentAmount amount,
        String method,
        PaymentFlow flow,
        PaymentStatus status,
        @Nullable String reason) {

    private static final String LATE = "expired";
    private static final String UNWANTED = "cancelled";

    /** The first request for the payment of an order. */
    public static List<PaymentEvent> request(PaymentRequest wish, Instant now) {
        return List.of(
                wish.isLate(now)
                        ? new PaymentEvent.Expired(of(wish, EXPIRED, LATE))
                        : new PaymentEvent.Requested(of(wish, REQUESTED, null)));
    }

    /** The refund of a payment that nobody asked for yet; nobody is ever charged for this order. */
    public static List<PaymentEvent> cancel(PaymentId id, PaidOrderId order, PaymentAmount amount) {
        return List.of(new PaymentEvent.Cancelled(
                new Payment(id, order, amount, "", PaymentFlow.ORCHESTRATED, CANCELLED, UNWANTED)));
    }

    /** It is asked for again. What is settled is told again; what is not will be told when it is. */
    public List<PaymentEvent> requestAgain(PaymentRequest wish) {
        return switch (status) {
            case REQUESTED, CANCELLING -> List.of();
            case CANCELLED ->
                method.isEmpty()
                        ? List.of(new PaymentEvent.Declined(
                                new Payment(id, order, amount, wish.method(), wish.flow(), CANCELLED, UNWANTED),
                                UNWANTED))
                        : List.of(new PaymentEvent.AskedAgain(this));
            case COLLECTED, DECLINED, EXPIRED, REFUNDING, REFUNDED -> List.of(new PaymentEvent.AskedAgain(this));
        };
    }

    /** The customer is to have the money back, or not to be charged at all. */
    public List<PaymentEvent> refund() {
        return switch (status) {
            case REQUESTED -> List.of(new PaymentEvent.Cancelling(with(CANCELLING, null)));
            case CANCELLING, REFUNDING -> List.of();
            case COLLECTED -> List.of(new PaymentEvent.Refunding(with(REFUNDING, null)));
            case DECLINED, EXPIRED, CANCELLED -> List.of(new PaymentEvent.NothingToRefund(this));
            case REFUNDED -> List.of(new PaymentEvent.RefundAskedAgain(this));
        };
    }

    /** The gateway has answered. An answer that the payment no longer waits for changes nothing. */
    public List<PaymentEvent> settle(GatewayAnswer answer) {
        if (answer instanceof GatewayAnswer.Refunded) {
            return status == REFUNDING ? List.of(new PaymentEvent.Refunded(with(REFUNDED, null))) : List.of();
        }
        if (status != REQUESTED && status != CANCELLING) {
            return List.of();
        }
        PaymentEvent settled = answer instanceof GatewayAnswer.Declined declined
                ? new PaymentEvent.Declined(with(DECLINED, declined.reason()), declined.reason())
                : new PaymentEvent.Collected(with(COLLECTED, null));
        return status == REQUESTED
                ? List.of(settled)
                : List.of(settled, settled.payment().refund().get(0));
    }

    private static Payment of(PaymentRequest wish, PaymentStatus status, @Nullable String reason) {
        return new Payment(wish.id(), wish.order(), wish.amount(), wish.method(), wish.flow(), status, reason);
    }

    private Payment with(PaymentStatus newStatus, @Nullable String why) {
        return new Payment(id, order, amount, method, flow, newStatus, why);
    }
}
