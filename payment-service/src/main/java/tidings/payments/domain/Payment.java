package tidings.payments.domain;

import static tidings.payments.domain.PaymentStatus.COLLECTED;
import static tidings.payments.domain.PaymentStatus.DECLINED;
import static tidings.payments.domain.PaymentStatus.REQUESTED;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The payment of an order. Methods decide and change nothing: they return what happens.
 *
 * @param method the payment provider's token
 * @param reason why it was declined, a stable code
 */
public record Payment(
        PaymentId id,
        OrderId order,
        Money amount,
        String method,
        PaymentStatus status,
        @Nullable String reason) {

    /** The first request for the payment of an order. */
    public static List<PaymentEvent> request(PaymentId id, OrderId order, Money amount, String method) {
        return List.of(new PaymentEvent.Requested(new Payment(id, order, amount, method, REQUESTED, null)));
    }

    /** It is asked for again. What is settled is told again; what is not will be told when it is. */
    public List<PaymentEvent> requestAgain() {
        return switch (status) {
            case REQUESTED -> List.of();
            case COLLECTED, DECLINED -> List.of(new PaymentEvent.AskedAgain(this));
        };
    }

    /** The gateway has answered. */
    public List<PaymentEvent> settle(GatewayAnswer answer) {
        if (status != REQUESTED) {
            return List.of();
        }
        return List.of(
                answer instanceof GatewayAnswer.Declined declined
                        ? new PaymentEvent.Declined(with(DECLINED, declined.reason()), declined.reason())
                        : new PaymentEvent.Collected(with(COLLECTED, null)));
    }

    private Payment with(PaymentStatus newStatus, @Nullable String why) {
        return new Payment(id, order, amount, method, newStatus, why);
    }
}
