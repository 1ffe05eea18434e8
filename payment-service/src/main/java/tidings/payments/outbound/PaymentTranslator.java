package tidings.payments.outbound;

import java.util.List;
import java.util.Objects;
import tidings.contract.CollectPaymentReply;
import tidings.contract.CollectPaymentReply.Outcome;
import tidings.contract.Money;
import tidings.contract.PaymentCollected;
import tidings.contract.PaymentDeclined;
import tidings.messaging.Outgoing;
import tidings.payments.domain.Payment;
import tidings.payments.domain.PaymentEvent;
import tidings.payments.domain.PaymentStatus;

/** Says in the words of the contract what happened to a payment: the answer to who asked, the fact to whoever listens. */
final class PaymentTranslator {

    private PaymentTranslator() {}

    static List<Outgoing> toMessages(PaymentEvent event) {
        Payment payment = event.payment();
        if (event instanceof PaymentEvent.Collected) {
            return List.of(
                    Outgoing.of(reply(payment)),
                    Outgoing.of(new PaymentCollected(
                            payment.order().value(), payment.id().value(), amount(payment), null)));
        }
        if (event instanceof PaymentEvent.Declined declined) {
            return List.of(
                    Outgoing.of(reply(payment)),
                    Outgoing.of(new PaymentDeclined(
                            payment.order().value(), payment.id().value(), amount(payment), declined.reason(), null)));
        }
        return event instanceof PaymentEvent.AskedAgain ? List.of(Outgoing.of(reply(payment))) : List.of();
    }

    private static CollectPaymentReply reply(Payment payment) {
        boolean collected = payment.status() == PaymentStatus.COLLECTED;
        return new CollectPaymentReply(
                payment.order().value(),
                payment.id().value(),
                collected ? Outcome.COLLECTED : Outcome.DECLINED,
                amount(payment),
                collected ? null : Objects.requireNonNull(payment.reason()));
    }

    private static Money amount(Payment payment) {
        return new Money(payment.amount().amount(), payment.amount().currency());
    }
}
