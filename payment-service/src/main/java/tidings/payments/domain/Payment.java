package tidings.payments.domain;

import static tidings.payments.domain.PaymentStatus.CANCELLED;
import static tidings.payments.domain.PaymentStatus.CANCELLING;
import static tidings.payments.domain.PaymentStatus.COLLECTED;
import static tidings.payments.domain.PaymentStatus.DECLINED;
import static tidings.payments.domain.PaymentStatus.EXPIRED;
import static tidings.payments.domain.PaymentStatus.REFUNDED;
import static tidings.payments.domain.PaymentStatus.REFUNDING;
import static tidings.payments.domain.PaymentStatus.REFUND_REFUSED;
import static tidings.payments.domain.PaymentStatus.REQUESTED;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The payment of an order. Methods decide and change nothing: they return the events.
 *
 * @param method the payment provider's token; empty until the payment is requested
 * @param reason why the customer was not charged, or not refunded: a stable code
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
            case COLLECTED, DECLINED, EXPIRED, REFUNDING, REFUNDED, REFUND_REFUSED ->
                List.of(new PaymentEvent.RequestedAgain(this));
        };
    }

    /** Refunds the payment, or keeps the customer from being charged. */
    public List<PaymentEvent> refund() {
        return switch (status) {
            case REQUESTED -> List.of(new PaymentEvent.Cancelling(with(CANCELLING, null)));
            case CANCELLING, REFUNDING -> List.of();
            case COLLECTED -> List.of(new PaymentEvent.Refunding(with(REFUNDING, null)));
            case DECLINED, EXPIRED, CANCELLED -> List.of(new PaymentEvent.NothingToRefund(this));
            case REFUNDED, REFUND_REFUSED -> List.of(new PaymentEvent.RefundRequestedAgain(this));
        };
    }

    /** Applies an answer of the gateway. An answer that the payment no longer waits for changes nothing. */
    public List<PaymentEvent> settle(GatewayAnswer answer) {
        return answer.applyTo(this);
    }

    /** Asks the gateway again for a refund that it refused. */
    public List<PaymentEvent> retryRefund() {
        return status == REFUND_REFUSED ? List.of(new PaymentEvent.Refunding(with(REFUNDING, null))) : List.of();
    }

    /** Records that an operator has returned the money of a refused refund in another way. */
    public List<PaymentEvent> refundByHand() {
        return status == REFUND_REFUSED ? refunded() : List.of();
    }

    /** A refund counts after a refusal, too: the gateway may have been asked twice. */
    List<PaymentEvent> refunded() {
        return status == REFUNDING || status == REFUND_REFUSED
                ? List.of(new PaymentEvent.Refunded(with(REFUNDED, null)))
                : List.of();
    }

    List<PaymentEvent> refundRefused(String why) {
        return status == REFUNDING
                ? List.of(new PaymentEvent.RefundRefused(with(REFUND_REFUSED, why), why))
                : List.of();
    }

    List<PaymentEvent> charged() {
        return settled(new PaymentEvent.Collected(with(COLLECTED, null)));
    }

    List<PaymentEvent> chargeDeclined(String why) {
        return settled(new PaymentEvent.Declined(with(DECLINED, why), why));
    }

    private List<PaymentEvent> settled(PaymentEvent event) {
        return switch (status) {
            case REQUESTED -> List.of(event);
            case CANCELLING -> List.of(event, event.payment().refund().get(0));
            default -> List.of();
        };
    }

    private static Payment of(PaymentRequest request, PaymentStatus status, @Nullable String reason) {
        return new Payment(
                request.id(), request.order(), request.amount(), request.method(), request.flow(), status, reason);
    }

    private Payment with(PaymentStatus newStatus, @Nullable String newReason) {
        return new Payment(id, order, amount, method, flow, newStatus, newReason);
    }
}
