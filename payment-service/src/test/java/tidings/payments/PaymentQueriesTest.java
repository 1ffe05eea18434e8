package tidings.payments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.payments.PaymentMessages.AMOUNT;
import static tidings.payments.PaymentMessages.collect;
import static tidings.payments.PaymentMessages.messages;
import static tidings.payments.PaymentMessages.only;
import static tidings.payments.PaymentMessages.send;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tidings.contract.GetPayment;
import tidings.contract.GetPaymentReply;
import tidings.contract.GetPaymentReply.Outcome;
import tidings.contract.Topics;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;
import tidings.messaging.testing.MessageBuilder;

/** Whoever asks how a payment stands gets an answer, whatever is broken. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class PaymentQueriesTest {

    private final UUID order = UUID.randomUUID();

    @AfterEach
    void the_database_is_back() {
        Infrastructure.startDatabaseIfAway();
    }

    @Test
    void a_payment_is_found() {
        send(collect(order, "pm_card_visa"));
        only(Topics.ORDERS_REPLIES, order);

        GetPaymentReply reply = ask(1);
        assertThat(reply.outcome()).isEqualTo(Outcome.FOUND);
        assertThat(reply.status()).isEqualTo("COLLECTED");
        assertThat(reply.amount()).isEqualTo(AMOUNT);
        assertThat(reply.paymentId()).isNotNull();
    }

    @Test
    void a_payment_that_nobody_asked_for_is_unknown() {
        assertThat(ask(1)).isEqualTo(GetPaymentReply.unknown(order));
    }

    @Test
    void a_question_is_answered_while_the_database_is_away_and_after_it_is_back() {
        assertThat(ask(1).outcome()).isEqualTo(Outcome.UNKNOWN);

        Infrastructure.stopDatabase();
        GetPaymentReply away = ask(2);
        assertThat(away.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(away.reason()).isIn("unavailable", "timeout");

        Infrastructure.startDatabase();
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        ask(messages(Topics.PAYMENTS_REPLIES, order).size() + 1).outcome() == Outcome.UNKNOWN);
    }

    @Test
    void a_question_that_makes_no_sense_is_a_dead_letter_and_the_next_one_is_answered() {
        ProducerRecord<byte[], byte[]> question = question().build();
        KafkaProbe.send(List.of(
                new ProducerRecord<>(question.topic(), null, question.key(), "{".getBytes(UTF_8), question.headers())));

        only(Topics.deadLetters("payment-service", Topics.PAYMENTS_QUERIES), order);
        assertThat(ask(1).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    /** Returns the answer number {@code count} about this order. */
    private GetPaymentReply ask(int count) {
        send(question());
        return messages(Topics.PAYMENTS_REPLIES, order, GetPaymentReply.class, count)
                .get(count - 1);
    }

    private MessageBuilder question() {
        return MessageBuilder.of(new GetPayment(order)).replyTo(Topics.PAYMENTS_REPLIES);
    }
}
