package tidings.system.interleaving;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import tidings.contract.CollectPayment;
import tidings.contract.CollectPaymentReply;
import tidings.contract.CollectPaymentReply.Outcome;
import tidings.contract.OrderPlaced;
import tidings.contract.PaymentCollected;
import tidings.contract.PaymentDeclined;
import tidings.contract.PaymentRefunded;
import tidings.contract.RefundPayment;
import tidings.contract.RefundPaymentReply;
import tidings.contract.RefundRefused;
import tidings.contract.RefundRefusedReply;
import tidings.payments.domain.GatewayAnswer;
import tidings.payments.domain.PaidOrderId;
import tidings.payments.domain.Payment;
import tidings.payments.domain.PaymentAmount;
import tidings.payments.domain.PaymentEvent;
import tidings.payments.domain.PaymentFlow;
import tidings.payments.domain.PaymentId;
import tidings.payments.domain.PaymentRequest;
import tidings.payments.domain.PaymentStatus;

/** The reactions of payment-service for one order, without database and broker. */
final class PaymentSide {

    private final Partition replies;
    private final Partition events;
    private final Gateway gateway;
    /** The answers of the gateway that are not recorded yet. */
    private final Queue<GatewayAnswer> answers = new ArrayDeque<>();

    private Payment payment;

    PaymentSide(Partition replies, Partition events, Gateway gateway) {
        this.replies = replies;
        this.events = events;
        this.gateway = gateway;
    }

    void on(SentMessage sent, Instant now) {
        if (sent.message() instanceof CollectPayment command) {
            request(command.orderId(), PaymentFlow.ORCHESTRATED, sent.expiry(), now);
        } else if (sent.message() instanceof OrderPlaced placed && placed.paymentMethod() != null) {
            request(placed.orderId(), PaymentFlow.CHOREOGRAPHED, sent.expiry(), now);
        } else if (sent.message() instanceof RefundPayment command) {
            record(
                    payment == null
                            ? Payment.cancel(id(command.orderId()), order(command.orderId()), price())
                            : payment.refund());
        }
    }

    private void request(UUID order, PaymentFlow flow, Instant deadline, Instant now) {
        PaymentRequest request = new PaymentRequest(id(order), order(order), price(), "pm_card", flow, deadline);
        record(payment == null ? Payment.request(request, now) : payment.requestAgain(request));
    }

    boolean hasToAsk() {
        return payment != null
                && (payment.status() == PaymentStatus.REQUESTED
                        || payment.status() == PaymentStatus.CANCELLING
                        || payment.status() == PaymentStatus.REFUNDING);
    }

    /** Sends the pending request to the gateway. The answer may be lost in a crash. */
    void ask(boolean lost) {
        GatewayAnswer answer;
        if (payment.status() == PaymentStatus.REFUNDING) {
            answer = gateway.refund(payment.amount().amount())
                    ? new GatewayAnswer.Refunded()
                    : new GatewayAnswer.Refused("account_closed");
        } else {
            answer = gateway.charge(payment.amount().amount())
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

    void settle() {
        record(payment.settle(answers.remove()));
    }

    private void record(List<PaymentEvent> happened) {
        for (PaymentEvent event : happened) {
            payment = event.payment();
            send(event);
        }
    }

    private void send(PaymentEvent event) {
        UUID order = payment.order().value();
        if (event instanceof PaymentEvent.Collected) {
            reply(Outcome.COLLECTED, null);
            events.write(new SentMessage(new PaymentCollected(order, order, total(), flow())));
        } else if (event instanceof PaymentEvent.Declined declined) {
            reply(Outcome.DECLINED, declined.reason());
            events.write(new SentMessage(new PaymentDeclined(order, order, total(), declined.reason(), flow())));
        } else if (event instanceof PaymentEvent.Expired) {
            reply(Outcome.EXPIRED, null);
            events.write(new SentMessage(new PaymentDeclined(order, order, total(), PaymentDeclined.EXPIRED, flow())));
        } else if (event instanceof PaymentEvent.RequestedAgain) {
            replyAgain();
        } else if (event instanceof PaymentEvent.Refunded) {
            refunded(RefundPaymentReply.Outcome.REFUNDED);
            events.write(new SentMessage(new PaymentRefunded(order, order, total())));
        } else if (event instanceof PaymentEvent.RefundRefused refused) {
            refundRefused();
            events.write(new SentMessage(new RefundRefused(order, order, total(), refused.reason())));
        } else if (event instanceof PaymentEvent.RefundRequestedAgain) {
            if (payment.status() == PaymentStatus.REFUND_REFUSED) {
                refundRefused();
            } else {
                refunded(RefundPaymentReply.Outcome.REFUNDED);
            }
        } else if (event instanceof PaymentEvent.NothingToRefund || event instanceof PaymentEvent.Cancelled) {
            refunded(RefundPaymentReply.Outcome.NOTHING_TO_REFUND);
        }
    }

    private void replyAgain() {
        switch (payment.status()) {
            case COLLECTED, REFUNDING, REFUNDED, REFUND_REFUSED -> reply(Outcome.COLLECTED, null);
            case EXPIRED -> reply(Outcome.EXPIRED, null);
            case DECLINED, CANCELLED -> reply(Outcome.DECLINED, payment.reason());
            case REQUESTED, CANCELLING -> throw new IllegalStateException("answered before it is settled: " + payment);
        }
    }

    /** A choreographed payment sends no reply. */
    private void reply(Outcome outcome, String reason) {
        if (payment.flow() == PaymentFlow.ORCHESTRATED) {
            UUID order = payment.order().value();
            replies.write(new SentMessage(new CollectPaymentReply(order, order, outcome, total(), reason)));
        }
    }

    private void refunded(RefundPaymentReply.Outcome outcome) {
        replies.write(new SentMessage(new RefundPaymentReply(payment.order().value(), outcome, total())));
    }

    private void refundRefused() {
        replies.write(new SentMessage(new RefundRefusedReply(payment.order().value(), total(), payment.reason())));
    }

    private tidings.contract.Flow flow() {
        return tidings.contract.Flow.valueOf(payment.flow().name());
    }

    private tidings.contract.MonetaryAmount total() {
        return new tidings.contract.MonetaryAmount(
                payment.amount().amount(), payment.amount().currency());
    }

    private static PaymentAmount price() {
        return new PaymentAmount(OrderSide.PRICE, "EUR");
    }

    private static PaymentId id(UUID order) {
        return new PaymentId(order);
    }

    private static PaidOrderId order(UUID order) {
        return new PaidOrderId(order);
    }

    String status() {
        return payment == null ? "none" : payment.status().name();
    }
}
