package tidings.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.messaging.testing.KafkaProbe.header;
import static tidings.payments.PaymentMessages.AMOUNT;
import static tidings.payments.PaymentMessages.expiring;
import static tidings.payments.PaymentMessages.message;
import static tidings.payments.PaymentMessages.messages;
import static tidings.payments.PaymentMessages.only;
import static tidings.payments.PaymentMessages.placed;
import static tidings.payments.PaymentMessages.send;
import static tidings.payments.PaymentMessages.settleAnother;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import tidings.contract.Flow;
import tidings.contract.OrderAcknowledged;
import tidings.contract.OrderConfirmed;
import tidings.contract.PaymentCollected;
import tidings.contract.Topics;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;
import tidings.messaging.testing.MessageBuilder;

/** Reactions to events of orders: collect, invoice or ignore. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class OrderEventsTest {

    @Inject
    GatewayCalls gateway;

    private final UUID order = UUID.randomUUID();

    @Test
    void a_choreographed_order_is_collected_without_a_reply() {
        send(placed(order, Flow.CHOREOGRAPHED).id("placed-" + order));

        ConsumerRecord<byte[], byte[]> event = only(Topics.PAYMENTS_EVENTS, order);
        assertThat(((PaymentCollected) message(event)).flow()).isEqualTo(Flow.CHOREOGRAPHED);
        assertThat(header(event, "ce_causationid")).isEqualTo("placed-" + order);
        assertThat(header(event, "ce_correlationid")).isEqualTo("flow-" + order);
        settleAnother(order);
        assertThat(KafkaProbe.read(Topics.ORDERS_REPLIES, order)).isEmpty();
    }

    @Test
    void an_orchestrated_order_waits_for_its_command() {
        send(placed(order, Flow.ORCHESTRATED), placed(order, null), confirmed().id("behind-" + order));

        only(Topics.ORDERS_REPLIES, order);
        settleAnother(order);
        assertThat(gateway.about(order)).isEmpty();
        assertThat(KafkaProbe.read(Topics.PAYMENTS_EVENTS, order)).isEmpty();
    }

    @Test
    void a_confirmed_order_is_invoiced_and_acknowledged_on_its_reply_topic() {
        send(expiring(confirmed().id("confirmed-" + order), Instant.now().plusSeconds(60)));

        ConsumerRecord<byte[], byte[]> answer = only(Topics.ORDERS_REPLIES, order);
        OrderAcknowledged acknowledged = (OrderAcknowledged) message(answer);
        assertThat(acknowledged.subscriber()).isEqualTo("payment-service");
        assertThat(acknowledged.answer()).matches("invoice INV-\\d{6,}");
        assertThat(header(answer, "ce_causationid")).isEqualTo("confirmed-" + order);
    }

    @Test
    void an_order_confirmed_again_keeps_its_invoice() {
        send(confirmed());
        only(Topics.ORDERS_REPLIES, order);
        send(confirmed());

        List<OrderAcknowledged> answers = messages(Topics.ORDERS_REPLIES, order, OrderAcknowledged.class, 2);
        assertThat(answers)
                .extracting(OrderAcknowledged::answer)
                .hasSize(2)
                .containsOnly(answers.get(0).answer());
    }

    @Test
    void no_acknowledgement_follows_after_the_deadline_or_without_a_reply_topic() {
        send(
                expiring(confirmed(), Instant.now().minusSeconds(1)),
                MessageBuilder.of(new OrderConfirmed(order, UUID.randomUUID(), AMOUNT)),
                confirmed().id("behind-" + order));

        assertThat(header(only(Topics.ORDERS_REPLIES, order), "ce_causationid")).isEqualTo("behind-" + order);
    }

    private MessageBuilder confirmed() {
        return MessageBuilder.of(new OrderConfirmed(order, UUID.randomUUID(), AMOUNT))
                .replyTo(Topics.ORDERS_REPLIES);
    }
}
