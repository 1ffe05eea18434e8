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

/** A query for a payment is always answered, without a database too. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class PaymentQueriesTest {

    private final UUID order = UUID.randomUUID();

    @AfterEach
    void restart_the_database() {
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
    void a_payment_without_a_request_is_unknown() {
        assertThat(ask(1)).isEqualTo(GetPaymentReply.unknown(order));
    }

    @Test
    void a_query_is_answered_while_the_database_is_down_and_afterwards() {
        assertThat(ask(1).outcome()).isEqualTo(Outcome.UNKNOWN);

        Infrastructure.stopDatabase();
        GetPaymentReply down = ask(2);
        assertThat(down.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(down.reason()).isIn("unavailable", "timeout");

        Infrastructure.startDatabase();
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        ask(messages(Topics.PAYMENTS_REPLIES, order).size() + 1).outcome() == Outcome.UNKNOWN);
    }

    @Test
    void a_malformed_query_is_a_dead_letter_and_the_next_is_answered() {
        ProducerRecord<byte[], byte[]> query = query().build();
        KafkaProbe.send(
                List.of(new ProducerRecord<>(query.topic(), null, query.key(), "{".getBytes(UTF_8), query.headers())));

        only(Topics.deadLetters("payment-service", Topics.PAYMENTS_QUERIES), order);
        assertThat(ask(1).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    /** Returns reply number {@code count} about this order. */
    private GetPaymentReply ask(int count) {
        send(query());
        return messages(Topics.PAYMENTS_REPLIES, order, GetPaymentReply.class, count)
                .get(count - 1);
    }

    private MessageBuilder query() {
        return MessageBuilder.of(new GetPayment(order)).replyTo(Topics.PAYMENTS_REPLIES);
    }
}
