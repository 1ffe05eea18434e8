package tidings.system.interleaving;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import tidings.messaging.envelope.Envelope;
import tidings.payments.PaymentHandoff;
import tidings.payments.SettlePayments;
import tidings.payments.SettlePayments.GatewayResult;
import tidings.payments.domain.GatewayAnswer;
import tidings.payments.domain.Payment;
import tidings.payments.domain.PaymentStatus;
import tidings.payments.inbound.PaymentReactions;
import tidings.payments.outbound.OnePayment;

/** Payment-service with one payment, without database and broker. */
final class PaymentSide {

    private final OnePayment payments;
    private final PaymentReactions reactions;
    private final SettlePayments settlePayments;
    private final Gateway gateway;
    /** The answers of the gateway that are not recorded yet. */
    private final Queue<GatewayAnswer> answers = new ArrayDeque<>();

    PaymentSide(TopicsInMemory topics, Gateway gateway) {
        payments = new OnePayment(topics::send);
        PaymentHandoff handoff = new PaymentHandoff(payments);
        reactions = new PaymentReactions(payments, handoff);
        settlePayments = new SettlePayments(payments, handoff);
        this.gateway = gateway;
    }

    void on(Envelope message) {
        payments.because(message.toContext(null), () -> reactions.on(message));
    }

    boolean hasToAsk() {
        return payment() != null
                && (payment().status() == PaymentStatus.REQUESTED
                        || payment().status() == PaymentStatus.CANCELLING
                        || payment().status() == PaymentStatus.REFUNDING);
    }

    /** Sends the pending request to the gateway. The answer may be lost in a crash. */
    void ask(boolean lost) {
        GatewayAnswer answer;
        if (payment().status() == PaymentStatus.REFUNDING) {
            answer = gateway.refund(payment().amount().amount())
                    ? new GatewayAnswer.Refunded()
                    : new GatewayAnswer.Refused("account_closed");
        } else {
            answer = gateway.charge(payment().amount().amount())
                    ? new GatewayAnswer.Charged()
                    : new GatewayAnswer.Declined("card_declined");
        }
        if (!lost) {
            answers.add(answer);
        }
    }

    boolean hasAnswer() {
        return !answers.isEmpty();
    }

    void settle(Instant now) {
        settlePayments
                .settle(List.of(new GatewayResult(payment().order(), answers.remove())), now)
                .await()
                .indefinitely();
    }

    private Payment payment() {
        return payments.payment();
    }

    String status() {
        return payment() == null ? "none" : payment().status().name();
    }
}
