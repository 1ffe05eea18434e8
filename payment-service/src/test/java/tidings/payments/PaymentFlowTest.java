package tidings.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.messaging.testing.KafkaProbe.header;
import static tidings.payments.PaymentMessages.collect;
import static tidings.payments.PaymentMessages.message;
import static tidings.payments.PaymentMessages.only;
import static tidings.payments.PaymentMessages.send;
import static tidings.payments.PaymentMessages.settleAnother;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.contract.CollectPaymentReply;
import tidings.contract.CollectPaymentReply.Outcome;
import tidings.contract.MonetaryAmount;
import tidings.contract.PaymentCollected;
import tidings.contract.Topics;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;
import tidings.messaging.testing.MessageBuilder;

/** The service alone, with a real broker and a real database; the test takes the part of order-service. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class PaymentFlowTest {

    private final UUID order = UUID.randomUUID();

    @Test
    void a_collected_payment_is_answered_and_announced() {
        send(collect(order, "pm_card_visa").id("the-command-" + order));

        ConsumerRecord<byte[], byte[]> reply = only(Topics.ORDERS_REPLIES, order);
        ConsumerRecord<byte[], byte[]> event = only(Topics.PAYMENTS_EVENTS, order);
        assertThat(((CollectPaymentReply) message(reply)).outcome()).isEqualTo(Outcome.COLLECTED);
        assertThat(message(event))
                .isInstanceOfSatisfying(PaymentCollected.class, collected -> assertThat(collected.amount())
                        .isEqualTo(new MonetaryAmount(1999, "EUR")));
        assertThat(List.of(reply, event)).allSatisfy(each -> {
            assertThat(header(each, "ce_causationid")).isEqualTo("the-command-" + order);
            assertThat(header(each, "ce_correlationid")).isEqualTo("flow-" + order);
            assertThat(header(each, "ce_source")).isEqualTo("/payment-service");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "pm_card_chargeDeclined, card_declined",
        "pm_card_chargeDeclinedInsufficientFunds, insufficient_funds",
        "pm_card_chargeDeclinedExpiredCard, expired_card",
        "pm_card_ofSomebodyElse, unknown_payment_method"
    })
    void a_declined_payment_is_answered_with_its_reason(String method, String reason) {
        send(collect(order, method));

        CollectPaymentReply reply = (CollectPaymentReply) message(only(Topics.ORDERS_REPLIES, order));
        assertThat(reply.outcome()).isEqualTo(Outcome.DECLINED);
        assertThat(reply.reason()).isEqualTo(reason);
        assertThat(header(only(Topics.PAYMENTS_EVENTS, order), "ce_type")).isEqualTo("tidings.payment.declined.v1");
    }

    @Test
    void the_same_command_twice_charges_once() {
        MessageBuilder command = collect(order, "pm_card_visa");

        send(command, command);
        only(Topics.ORDERS_REPLIES, order);
        send(command);

        settleAnother(order);
        assertThat(KafkaProbe.read(Topics.PAYMENTS_EVENTS, order)).hasSize(1);
        assertThat(KafkaProbe.read(Topics.ORDERS_REPLIES, order)).hasSize(1);
    }

    @Test
    void a_second_command_for_an_order_is_answered_without_another_charge() {
        send(collect(order, "pm_card_visa"));
        only(Topics.ORDERS_REPLIES, order);

        send(collect(order, "pm_card_visa"));

        await().until(() -> KafkaProbe.read(Topics.ORDERS_REPLIES, order).size() == 2);
        assertThat(KafkaProbe.read(Topics.PAYMENTS_EVENTS, order)).hasSize(1);
        assertThat(KafkaProbe.read(Topics.ORDERS_REPLIES, order))
                .extracting(each -> ((CollectPaymentReply) message(each)).paymentId())
                .containsOnly(((CollectPaymentReply) message(
                                KafkaProbe.read(Topics.ORDERS_REPLIES, order).get(0)))
                        .paymentId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pm_card_unavailableTwice", "pm_card_hangsTwice"})
    void a_gateway_that_fails_or_hangs_twice_is_asked_again(String method) {
        send(collect(order, method));

        assertThat(((CollectPaymentReply) message(only(Topics.ORDERS_REPLIES, order))).outcome())
                .isEqualTo(Outcome.COLLECTED);
    }
}
