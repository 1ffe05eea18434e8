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
 * The payment of an order. Methods decide and change nothing: they return the events.
 *
 * @param method the payment provider's token; empty until the payment is requested
 * @param reason the reason why the customer was not charged, a stable code
 */
public record Payment(
        PaymentId id,
        PaidOrderId order,
        PaymentAmount amount,
        String method,
        PaymentFlow flow,
        PaymentStatus status,
        @Nullable String reason) {

    private static final String EXPIRED_REASON = "expired";
    private static final String CANCELLED_REASON = "cancelled";

    /** Requests the payment of an order for the first time. */
    public static List<PaymentEvent> request(PaymentRequest request, Instant now) {
        return List.of(
                request.isLate(now)
                        ? new PaymentEvent.Expired(of(request, EXPIRED, EXPIRED_REASON))
                        : new PaymentEvent.Requested(of(request, REQUESTED, null)));
    }

    /** Cancels a payment before it is requested: the customer is never charged for this order. */
    public static List<PaymentEvent> cancel(PaymentId id, PaidOrderId order, PaymentAmount amount) {
        return List.of(new PaymentEvent.Cancelled(
                new Payment(id, order, amount, "", PaymentFlow.ORCHESTRATED, CANCELLED, CANCELLED_REASON)));
    }

    /** Handles a repeated request: replies again if the payment is settled, otherwise waits for the gateway. */
    public List<PaymentEvent> requestAgain(PaymentRequest request) {
        return switch (status) {
            case REQUESTED, CANCELLING -> List.of();
            case CANCELLED ->
                method.isEmpty()
                        ? List.of(new PaymentEvent.Declined(
                                new Payment(
                                        id,
                                        order,
                                        amount,
                                        request.method(),
                                        request.flow(),
                                        CANCELLED,
                                        CANCELLED_REASON),
                                CANCELLED_REASON))
                        : List.of(new PaymentEvent.RequestedAgain(this));
            case COLLECTED, DECLINED, EXPIRED, REFUNDING, REFUNDED -> List.of(new PaymentEvent.RequestedAgain(this));
        };
    }

    /** Refunds the payment, or keeps the customer from being charged. */
    public List<PaymentEvent> refund() {
        return switch (status) {
            case REQUESTED -> List.of(new PaymentEvent.Cancelling(with(CANCELLING, null)));
            case CANCELLING, REFUNDING -> List.of();
            case COLLECTED -> List.of(new PaymentEvent.Refunding(with(REFUNDING, null)));
            case DECLINED, EXPIRED, CANCELLED -> List.of(new PaymentEvent.NothingToRefund(this));
            case REFUNDED -> List.of(new PaymentEvent.RefundRequestedAgain(this));
        };
    }

    /** Applies an answer of the gateway. An answer that the payment no longer waits for changes nothing. */
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

    private static Payment of(PaymentRequest request, PaymentStatus status, @Nullable String reason) {
        return new Payment(
                request.id(), request.order(), request.amount(), request.method(), request.flow(), status, reason);
    }

    private Payment with(PaymentStatus newStatus, @Nullable String newReason) {
        return new Payment(id, order, amount, method, flow, newStatus, newReason);
    }
}
