package tidings.orders;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static tidings.messaging.testing.KafkaProbe.header;
import static tidings.orders.PaymentServiceStub.answer;
import static tidings.orders.PaymentServiceStub.awaitStatus;
import static tidings.orders.PaymentServiceStub.first;
import static tidings.orders.PaymentServiceStub.place;
import static tidings.orders.PaymentServiceStub.send;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import tidings.contract.CollectPaymentReply.Outcome;
import tidings.contract.OrderAcknowledged;
import tidings.contract.Topics;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;
import tidings.messaging.testing.MessageBuilder;

/** The answers to a confirmed order; the test stands in for the subscribers. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class GatheredAcknowledgementsTest {

    @Inject
    Pool pool;

    @Test
    void a_confirmed_order_requests_answers_until_a_deadline() {
        ConsumerRecord<byte[], byte[]> confirmed = confirmed(place());

        assertThat(header(confirmed, "ce_replyto")).isEqualTo(Topics.ORDERS_REPLIES);
        Duration deadline = Duration.between(
                Instant.parse(header(confirmed, "ce_time")), Instant.parse(header(confirmed, "ce_expirytime")));
        assertThat(deadline).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(11));
    }

    @Test
    void an_order_without_answers_is_confirmed() {
        String order = place();
        given().get("/orders/{id}", order).then().body("acknowledgements", empty());

        confirmed(order);

        given().get("/orders/{id}", order).then().body("acknowledgements", empty());
        given().get("/orders?status=CONFIRMED").then().statusCode(200);
    }

    @Test
    void an_order_shows_each_answer_with_its_subscriber_and_delay() {
        String order = place();
        ConsumerRecord<byte[], byte[]> confirmed = confirmed(order);

        acknowledge(order, "payment-service", "invoice INV-000042", confirmed);
        awaitAnswers(order, 1).body("acknowledgements.subscriber", contains("payment-service"));
        acknowledge(order, "notification-service", "sent by log", confirmed);

        awaitAnswers(order, 2)
                .body("acknowledgements.subscriber", contains("payment-service", "notification-service"))
                .body("acknowledgements.answer", contains("invoice INV-000042", "sent by log"))
                .body("acknowledgements.afterMillis", everyItem(greaterThanOrEqualTo(0)))
                .body("acknowledgements.late", contains(false, false));
    }

    @Test
    void an_answer_after_the_deadline_is_late() {
        String order = place();
        ConsumerRecord<byte[], byte[]> confirmed = confirmed(order);
        pool.preparedQuery("update orders set acknowledge_by = now() where id = $1")
                .execute(Tuple.of(UUID.fromString(order)))
                .await()
                .indefinitely();

        acknowledge(order, "payment-service", "invoice INV-000042", confirmed);

        awaitAnswers(order, 1).body("acknowledgements.late", contains(true));
    }

    @Test
    void the_second_answer_of_a_subscriber_is_ignored() {
        String order = place();
        ConsumerRecord<byte[], byte[]> confirmed = confirmed(order);

        acknowledge(order, "payment-service", "invoice INV-000042", confirmed);
        acknowledge(order, "payment-service", "invoice INV-000043", confirmed);
        acknowledge(order, "notification-service", "sent by log", confirmed);

        awaitAnswers(order, 2).body("acknowledgements.answer", contains("invoice INV-000042", "sent by log"));
        assertThat(KafkaProbe.read(Topics.deadLetters("order-service", Topics.ORDERS_REPLIES), order))
                .isEmpty();
    }

    @Test
    void an_answer_that_is_too_long_is_a_dead_letter() {
        String order = place();
        ConsumerRecord<byte[], byte[]> confirmed = confirmed(order);

        acknowledge(order, "payment-service", "x".repeat(501), confirmed);
        acknowledge(order, "s".repeat(101), "invoice", confirmed);
        acknowledge(order, "notification-service", "x".repeat(500), confirmed);

        awaitAnswers(order, 1).body("acknowledgements.subscriber", contains("notification-service"));
        String deadLetters = Topics.deadLetters("order-service", Topics.ORDERS_REPLIES);
        await().until(() -> KafkaProbe.read(deadLetters, order).size() == 2);
    }

    @Test
    void an_answer_to_no_request_is_a_dead_letter() {
        String placed = place();
        String unknown = UUID.randomUUID().toString();
        String confirmed = place();
        confirmed(confirmed);

        unrequested(placed, "another-flow");
        unrequested(unknown, "unknown-flow");
        unrequested(confirmed, "another-flow");

        String deadLetters = Topics.deadLetters("order-service", Topics.ORDERS_REPLIES);
        for (String order : List.of(placed, unknown, confirmed)) {
            await().until(() -> KafkaProbe.read(deadLetters, order).size() == 1);
            assertThat(KafkaProbe.read(deadLetters, order).get(0))
                    .extracting(record -> header(record, "dead-letter-reason"))
                    .asString()
                    .contains("no order of this flow");
        }
        given().get("/orders/{id}", confirmed).then().body("acknowledgements", empty());
    }

    @Test
    void an_answer_leaves_the_history_as_it_is() {
        String order = place();
        ConsumerRecord<byte[], byte[]> confirmed = confirmed(order);

        acknowledge(order, "payment-service", "invoice INV-000042", confirmed);

        awaitAnswers(order, 1).body("history.status", contains("PLACED", "CONFIRMED"));
    }

    @Test
    void an_answer_to_an_order_that_requests_none_is_a_dead_letter() {
        String placed = place();

        acknowledge(placed, "payment-service", "invoice", first(Topics.ORDERS_EVENTS, placed));

        String deadLetters = Topics.deadLetters("order-service", Topics.ORDERS_REPLIES);
        await().until(() -> KafkaProbe.read(deadLetters, placed).size() == 1);
        assertThat(header(KafkaProbe.read(deadLetters, placed).get(0), "dead-letter-reason"))
                .contains("requests no acknowledgement");
    }

    private static ConsumerRecord<byte[], byte[]> confirmed(String order) {
        answer(order, Outcome.COLLECTED, null);
        awaitStatus(order, "CONFIRMED");
        await().until(() -> KafkaProbe.read(Topics.ORDERS_EVENTS, order).size() == 2);
        return KafkaProbe.read(Topics.ORDERS_EVENTS, order).get(1);
    }

    private static void acknowledge(
            String order, String subscriber, String answer, ConsumerRecord<byte[], byte[]> confirmed) {
        send(new OrderAcknowledged(UUID.fromString(order), subscriber, answer), confirmed);
    }

    private static void unrequested(String order, String flow) {
        OrderAcknowledged answer = new OrderAcknowledged(UUID.fromString(order), "payment-service", "invoice");
        KafkaProbe.send(List.of(MessageBuilder.of(answer).correlation(flow).build()));
    }

    private static ValidatableResponse awaitAnswers(String order, int count) {
        await().until(() -> given().get("/orders/{id}", order)
                        .jsonPath()
                        .getList("acknowledgements")
                        .size()
                == count);
        return given().get("/orders/{id}", order).then();
    }
}
