package tidings.payments.outbound;

import java.util.List;
import java.util.Objects;
import tidings.contract.CollectPaymentReply;
import tidings.contract.CollectPaymentReply.Outcome;
import tidings.contract.Event;
import tidings.contract.Flow;
import tidings.contract.MonetaryAmount;
import tidings.contract.PaymentCollected;
import tidings.contract.PaymentDeclined;
import tidings.contract.PaymentRefunded;
import tidings.contract.RefundPaymentReply;
import tidings.contract.RefundRefused;
import tidings.contract.RefundRefusedReply;
import tidings.contract.Reply;
import tidings.messaging.envelope.MessageContext;
import tidings.messaging.envelope.OutgoingMessage;
import tidings.payments.domain.Payment;
import tidings.payments.domain.PaymentEvent;
import tidings.payments.domain.PaymentStatus;

/** Translates events of a payment into messages of the contract: a reply to the requester, an event to every subscriber. */
final class PaymentTranslator {

    private PaymentTranslator() {}

    /** Returns the messages about an event that {@code cause} led to. Without a topic for it, there is no reply. */
    static List<OutgoingMessage> toMessages(PaymentEvent event, MessageContext cause) {
        return toMessages(event).stream()
                .filter(each -> cause.replyTo() != null || !(each.message() instanceof Reply))
                .toList();
    }

    private static List<OutgoingMessage> toMessages(PaymentEvent event) {
        Payment payment = event.payment();
        if (event instanceof PaymentEvent.Collected) {
            return List.of(OutgoingMessage.of(reply(payment)), OutgoingMessage.of(collected(payment)));
        }
        if (event instanceof PaymentEvent.Declined declined) {
            return List.of(
                    OutgoingMessage.of(reply(payment)), OutgoingMessage.of(declined(payment, declined.reason())));
        }
        if (event instanceof PaymentEvent.Expired) {
            return List.of(
                    OutgoingMessage.of(reply(payment)), OutgoingMessage.of(declined(payment, PaymentDeclined.EXPIRED)));
        }
        if (event instanceof PaymentEvent.RequestedAgain) {
            return List.of(OutgoingMessage.of(reply(payment)));
        }
        if (event instanceof PaymentEvent.Refunded) {
            return List.of(
                    OutgoingMessage.of(refunded(payment)),
                    OutgoingMessage.of(new PaymentRefunded(
                            payment.order().value(), payment.id().value(), amount(payment))));
        }
        if (event instanceof PaymentEvent.RefundRefused refused) {
            return List.of(
                    OutgoingMessage.of(refused(payment)),
                    OutgoingMessage.of(new RefundRefused(
                            payment.order().value(), payment.id().value(), amount(payment), refused.reason())));
        }
        if (event instanceof PaymentEvent.RefundRequestedAgain) {
            return List.of(OutgoingMessage.of(
                    payment.status() == PaymentStatus.REFUND_REFUSED ? refused(payment) : refunded(payment)));
        }
        return event instanceof PaymentEvent.NothingToRefund || event instanceof PaymentEvent.Cancelled
                ? List.of(OutgoingMessage.of(new RefundPaymentReply(
                        payment.order().value(), RefundPaymentReply.Outcome.NOTHING_TO_REFUND, null)))
                : List.of();
    }

    /** Whether the event answers the request for the refund rather than the request for the payment. */
    static boolean isAboutRefund(PaymentEvent event) {
        return event instanceof PaymentEvent.Refunded
                || event instanceof PaymentEvent.RefundRefused
                || event instanceof PaymentEvent.NothingToRefund;
    }

    private static CollectPaymentReply reply(Payment payment) {
        Outcome outcome =
                switch (payment.status()) {
                    case COLLECTED, REFUNDING, REFUNDED, REFUND_REFUSED -> Outcome.COLLECTED;
                    case EXPIRED -> Outcome.EXPIRED;
                    case DECLINED, CANCELLED -> Outcome.DECLINED;
                    case REQUESTED, CANCELLING -> throw new IllegalStateException("not settled: " + payment);
                };
        return new CollectPaymentReply(
                payment.order().value(),
                payment.id().value(),
                outcome,
                amount(payment),
                outcome == Outcome.DECLINED ? Objects.requireNonNull(payment.reason()) : null);
    }

    private static Event collected(Payment payment) {
        return new PaymentCollected(payment.order().value(), payment.id().value(), amount(payment), flow(payment));
    }

    private static Event declined(Payment payment, String reason) {
        return new PaymentDeclined(
                payment.order().value(), payment.id().value(), amount(payment), reason, flow(payment));
    }

    private static RefundPaymentReply refunded(Payment payment) {
        return new RefundPaymentReply(payment.order().value(), RefundPaymentReply.Outcome.REFUNDED, amount(payment));
    }

    private static RefundRefusedReply refused(Payment payment) {
        return new RefundRefusedReply(
                payment.order().value(), amount(payment), Objects.requireNonNull(payment.reason()));
    }

    private static Flow flow(Payment payment) {
        return switch (payment.flow()) {
            case ORCHESTRATED -> Flow.ORCHESTRATED;
            case CHOREOGRAPHED -> Flow.CHOREOGRAPHED;
        };
    }

    private static MonetaryAmount amount(Payment payment) {
        return new MonetaryAmount(payment.amount().amount(), payment.amount().currency());
    }
}
