package tidings.orders;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static tidings.messaging.testing.KafkaProbe.header;
import static tidings.orders.PaymentsPlayed.TOTAL;
import static tidings.orders.PaymentsPlayed.first;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import tidings.contract.GetPaymentReply;
import tidings.contract.GetPaymentReply.Outcome;
import tidings.contract.Topics;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;
import tidings.messaging.testing.MessageBuilder;

/** A question over Kafka that an HTTP client waits for; payment-service is played by the test. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class PaymentInquiryTest {

    private final UUID order = UUID.randomUUID();

    @Test
    void the_answer_of_payments_is_the_answer() {
        CompletableFuture<Response> asked = ask(order);
        UUID payment = UUID.randomUUID();

        answer(new GetPaymentReply(order, Outcome.FOUND, payment, "COLLECTED", TOTAL, null));

        asked.join()
                .then()
                .statusCode(200)
                .body("paymentId", equalTo(payment.toString()))
                .body("status", equalTo("COLLECTED"))
                .body("amount.amount", equalTo(3998));
        ConsumerRecord<byte[], byte[]> question = first(Topics.PAYMENTS_QUERIES, order.toString());
        assertThat(header(question, "ce_correlationid")).isEqualTo("flow-of-" + order);
        assertThat(header(question, "ce_messagekind")).isEqualTo("query");
        assertThat(header(question, "ce_expirytime")).isNotNull();
    }

    @Test
    void a_payment_that_nobody_knows_is_not_found() {
        CompletableFuture<Response> asked = ask(order);

        answer(GetPaymentReply.unknown(order));

        asked.join().then().statusCode(404).body("type", equalTo("urn:tidings:problem:payment-not-found"));
    }

    @Test
    void payments_that_cannot_tell_are_a_bad_gateway_with_a_reason() {
        CompletableFuture<Response> asked = ask(order);

        answer(GetPaymentReply.failed(order, "unavailable"));

        asked.join()
                .then()
                .statusCode(502)
                .contentType("application/problem+json")
                .body("detail", equalTo("unavailable"));
    }

    @Test
    void silence_is_a_time_out_and_the_next_question_is_answered() {
        given().get("/orders/{id}/payment", UUID.randomUUID())
                .then()
                .statusCode(504)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:tidings:problem:payment-service-silent"));

        the_answer_of_payments_is_the_answer();
    }

    private static CompletableFuture<Response> ask(UUID order) {
        return supplyAsync(
                () -> given().header("X-Correlation-Id", "flow-of-" + order).get("/orders/{id}/payment", order));
    }

    private static void answer(GetPaymentReply reply) {
        String order = reply.orderId().toString();
        await().until(() -> !KafkaProbe.read(Topics.PAYMENTS_QUERIES, order).isEmpty());
        ConsumerRecord<byte[], byte[]> question = first(Topics.PAYMENTS_QUERIES, order);
        KafkaProbe.send(List.of(MessageBuilder.of(reply)
                .answering(question)
                .header("REPLY_CORRELATION_ID", Objects.requireNonNull(header(question, "REPLY_CORRELATION_ID")))
                .build()));
    }
}
