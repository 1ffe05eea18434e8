package tidings.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.messaging.testing.KafkaProbe.header;
import static tidings.payments.PaymentMessages.AMOUNT;
import static tidings.payments.PaymentMessages.collect;
import static tidings.payments.PaymentMessages.messages;
import static tidings.payments.PaymentMessages.placed;
import static tidings.payments.PaymentMessages.refund;
import static tidings.payments.PaymentMessages.send;
import static tidings.payments.PaymentMessages.settleAnother;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tidings.contract.CollectPaymentReply;
import tidings.contract.Flow;
import tidings.contract.Message;
import tidings.contract.PaymentCollected;
import tidings.contract.PaymentDeclined;
import tidings.contract.PaymentRefunded;
import tidings.contract.RefundPaymentReply;
import tidings.contract.RefundPaymentReply.Outcome;
import tidings.contract.Topics;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;

/** A refund leaves the customer without a charge, at every stage of the payment. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class RefundTest {

    @Inject
    GatewayCalls gateway;

    private final UUID order = UUID.randomUUID();

    @Test
    void a_collected_payment_is_refunded_answered_and_announced() {
        collected("pm_card_visa");
        send(refund(order).id("refund-" + order));

        RefundPaymentReply reply = reply();
        assertThat(reply.outcome()).isEqualTo(Outcome.REFUNDED);
        assertThat(reply.amount()).isEqualTo(AMOUNT);
        assertThat(event(PaymentRefunded.class).amount()).isEqualTo(AMOUNT);
        assertThat(KafkaProbe.read(Topics.PAYMENTS_EVENTS, order).get(1))
                .satisfies(event -> assertThat(header(event, "ce_causationid")).isEqualTo("refund-" + order));
        assertThat(gateway.about(order)).containsExactly("charge", "refund");
    }

    @Test
    void a_refund_requested_twice_happens_once_and_is_answered_twice() {
        collected("pm_card_visa");
        send(refund(order));
        reply();
        send(refund(order));

        assertThat(messages(Topics.ORDERS_REPLIES, order, RefundPaymentReply.class, 2))
                .extracting(RefundPaymentReply::outcome)
                .containsExactly(Outcome.REFUNDED, Outcome.REFUNDED);
        assertThat(gateway.about(order)).containsExactly("charge", "refund");
        assertThat(messages(Topics.PAYMENTS_EVENTS, order, PaymentRefunded.class, 1))
                .hasSize(1);
    }

    @Test
    void a_refund_during_the_charge_returns_the_money() {
        send(collect(order, "pm_card_slow").id("collect-" + order));
        await().until(() -> gateway.about(order).contains("charge"));
        send(refund(order).id("refund-" + order));

        assertThat(reply().outcome()).isEqualTo(Outcome.REFUNDED);
        assertThat(messages(Topics.PAYMENTS_EVENTS, order, Message.class, 2))
                .<Class<?>>extracting(Object::getClass)
                .containsExactly(PaymentCollected.class, PaymentRefunded.class);
        assertThat(KafkaProbe.read(Topics.ORDERS_REPLIES, order))
                .extracting(each -> header(each, "ce_causationid"))
                .containsExactly("collect-" + order, "refund-" + order);
        assertThat(gateway.about(order)).containsExactly("charge", "refund");
    }

    @Test
    void a_refund_before_the_command_prevents_the_charge() {
        send(refund(order));
        assertThat(reply().outcome()).isEqualTo(Outcome.NOTHING_TO_REFUND);
        send(collect(order, "pm_card_visa"));

        CollectPaymentReply answer = messages(Topics.ORDERS_REPLIES, order, CollectPaymentReply.class, 1)
                .get(0);
        assertThat(answer.outcome()).isEqualTo(CollectPaymentReply.Outcome.DECLINED);
        assertThat(answer.reason()).isEqualTo("cancelled");
        settleAnother(order);
        assertThat(gateway.about(order)).isEmpty();
    }

    @Test
    void a_refund_before_a_choreographed_order_declines_its_payment() {
        send(refund(order));
        reply();
        send(placed(order, Flow.CHOREOGRAPHED));

        PaymentDeclined declined = event(PaymentDeclined.class);
        assertThat(declined.reason()).isEqualTo("cancelled");
        assertThat(declined.flow()).isEqualTo(Flow.CHOREOGRAPHED);
        assertThat(gateway.about(order)).isEmpty();
    }

    @Test
    void a_declined_payment_is_not_refunded() {
        collected("pm_card_chargeDeclined");
        send(refund(order));

        assertThat(reply().outcome()).isEqualTo(Outcome.NOTHING_TO_REFUND);
        assertThat(gateway.about(order)).containsExactly("charge");
    }

    @Test
    void a_refund_is_retried_while_the_gateway_is_unavailable() {
        collected("pm_card_refundUnavailableTwice");
        send(refund(order));

        assertThat(reply().outcome()).isEqualTo(Outcome.REFUNDED);
        assertThat(gateway.about(order)).containsExactly("charge", "refund", "refund", "refund");
    }

    private void collected(String method) {
        send(collect(order, method));
        messages(Topics.ORDERS_REPLIES, order, CollectPaymentReply.class, 1);
    }

    private RefundPaymentReply reply() {
        return messages(Topics.ORDERS_REPLIES, order, RefundPaymentReply.class, 1)
                .get(0);
    }

    private <T extends Message> T event(Class<T> type) {
        return messages(Topics.PAYMENTS_EVENTS, order, type, 1).get(0);
    }
}
