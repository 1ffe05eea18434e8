package tidings.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.payments.PaymentMessages.AMOUNT;
import static tidings.payments.PaymentMessages.collect;
import static tidings.payments.PaymentMessages.only;
import static tidings.payments.PaymentMessages.placed;
import static tidings.payments.PaymentMessages.send;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import tidings.contract.Flow;
import tidings.contract.OrderPlaced;
import tidings.contract.OrderedItem;
import tidings.contract.Topics;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;
import tidings.messaging.testing.MessageBuilder;

/** A message that payments cannot handle becomes a dead letter, and the next message is handled. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class DeadLetterTest {

    @Inject
    GatewayCalls gateway;

    private final UUID order = UUID.randomUUID();

    @Test
    void an_unknown_command_is_a_dead_letter_and_the_next_is_handled() {
        ProducerRecord<byte[], byte[]> event = placed(order, Flow.CHOREOGRAPHED).build();
        KafkaProbe.send(List.of(
                new ProducerRecord<>(Topics.PAYMENTS_COMMANDS, null, event.key(), event.value(), event.headers())));
        send(collect(order, "pm_card_visa"));

        only(Topics.deadLetters("payment-service", Topics.PAYMENTS_COMMANDS), order);
        only(Topics.ORDERS_REPLIES, order);
        assertThat(gateway.about(order)).containsExactly("charge");
    }

    @Test
    void a_choreographed_order_without_a_payment_method_is_a_dead_letter() {
        send(MessageBuilder.of(new OrderPlaced(
                order,
                UUID.randomUUID(),
                List.of(new OrderedItem("SKU-1", 1, AMOUNT)),
                AMOUNT,
                Flow.CHOREOGRAPHED,
                null)));

        only(Topics.deadLetters("payment-service", Topics.ORDERS_EVENTS), order);
        assertThat(gateway.about(order)).isEmpty();
    }
}
