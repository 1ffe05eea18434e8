package tidings.orders;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static tidings.messaging.testing.KafkaProbe.header;
import static tidings.orders.PaymentServiceStub.VISA;
import static tidings.orders.PaymentServiceStub.answer;
import static tidings.orders.PaymentServiceStub.awaitStatus;
import static tidings.orders.PaymentServiceStub.only;
import static tidings.orders.PaymentServiceStub.place;
import static tidings.orders.PaymentServiceStub.reply;
import static tidings.orders.PaymentServiceStub.types;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import tidings.contract.CollectPaymentReply.Outcome;
import tidings.contract.Topics;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;
import tidings.messaging.testing.MessageBuilder;

/** The service on a real broker and a real database; the test stands in for payment-service. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class OrderFlowTest {

    private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void placing_an_order_publishes_the_event_and_commands_the_payment() {
        Response placed = given().header("X-Correlation-Id", "my-flow")
                .header("traceparent", TRACEPARENT)
                .body(VISA)
                .contentType("application/json")
                .post("/orders?source=web");

        assertThat(placed.statusCode()).isEqualTo(202);
        String order = placed.path("id");
        assertThat(placed.header("Location")).endsWith("/orders/" + order);
        assertThat(placed.header("X-Correlation-Id")).isEqualTo("my-flow");
        placed.then()
                .body("status", equalTo("PLACED"))
                .body("total.amount", equalTo(3998))
                .body("correlationId", equalTo("my-flow"));
        ConsumerRecord<byte[], byte[]> event = only(Topics.ORDERS_EVENTS, order);
        ConsumerRecord<byte[], byte[]> command = only(Topics.PAYMENTS_COMMANDS, order);
        assertThat(header(event, "ce_type")).isEqualTo("tidings.order.placed.v1");
        assertThat(header(event, "ce_causationid")).isNull();
        assertThat(header(command, "ce_type")).isEqualTo("tidings.payment.collect.v1");
        assertThat(header(command, "ce_causationid")).isEqualTo(header(event, "ce_id"));
        assertThat(header(command, "ce_replyto")).isEqualTo(Topics.ORDERS_REPLIES);
        assertThat(List.of(event, command)).allMatch(each -> "my-flow".equals(header(each, "ce_correlationid")));
        assertThat(List.of(event, command)).allMatch(each -> TRACEPARENT.equals(header(each, "traceparent")));
    }

    @Test
    void the_ids_of_orders_and_messages_are_ordered_by_time() {
        String order = place();

        assertThat(List.of(order, header(only(Topics.ORDERS_EVENTS, order), "ce_id")))
                .allMatch(id -> UUID.fromString(id).version() == 7);
    }

    @Test
    void a_collected_payment_confirms_the_order_and_notifies_the_customer() {
        String order = place();

        answer(order, Outcome.COLLECTED, null);

        awaitStatus(order, "CONFIRMED");
        await().until(() -> types(Topics.ORDERS_EVENTS, order)
                .equals(List.of("tidings.order.placed.v1", "tidings.order.confirmed.v1")));
        await().until(() -> types(Topics.NOTIFICATIONS_COMMANDS, order).equals(List.of("tidings.customer.notify.v1")));
    }

    @Test
    void a_declined_payment_rejects_the_order_with_its_reason() {
        String order = place();

        answer(order, Outcome.DECLINED, "insufficient_funds");

        awaitStatus(order, "REJECTED");
        given().get("/orders/{id}", order).then().body("reason", equalTo("insufficient_funds"));
    }

    @Test
    void a_reply_of_another_flow_is_a_dead_letter() {
        String order = place();

        KafkaProbe.send(List.of(MessageBuilder.of(reply(order, Outcome.COLLECTED, null))
                .correlation("another")
                .build()));

        String deadLetters = Topics.deadLetters("order-service", Topics.ORDERS_REPLIES);
        await().until(() -> KafkaProbe.read(deadLetters, order).size() == 1);
        given().get("/orders/{id}", order).then().body("status", equalTo("PLACED"));
    }

    @Test
    void a_repeated_request_with_one_key_is_one_order() {
        String key = UUID.randomUUID().toString();

        String first = place(given().header("Idempotency-Key", key), VISA);
        String second = place(given().header("Idempotency-Key", key), VISA);

        assertThat(second).isEqualTo(first);
        given().header("Idempotency-Key", key)
                .body(VISA.replace("1999", "2000"))
                .contentType("application/json")
                .post("/orders")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:tidings:problem:idempotency-key-reused"));
        await().untilAsserted(
                        () -> assertThat(types(Topics.PAYMENTS_COMMANDS, first)).hasSize(1));
    }

    @Test
    void a_repeated_request_is_told_the_flow_of_its_order() {
        String key = UUID.randomUUID().toString();
        place(given().header("Idempotency-Key", key).header("X-Correlation-Id", "the-first"), VISA);

        given().header("Idempotency-Key", key)
                .header("X-Correlation-Id", "the-second")
                .body(VISA)
                .contentType("application/json")
                .post("/orders")
                .then()
                .statusCode(202)
                .header("X-Correlation-Id", equalTo("the-first"))
                .body("correlationId", equalTo("the-first"));
    }

    @Test
    void concurrent_requests_with_one_key_place_one_order() throws Exception {
        String key = UUID.randomUUID().toString();
        ExecutorService clients = Executors.newFixedThreadPool(16);
        Set<String> orders = new HashSet<>();

        for (Future<String> order : clients.invokeAll(Collections.nCopies(
                16, (Callable<String>) () -> place(given().header("Idempotency-Key", key), VISA)))) {
            orders.add(order.get());
        }
        clients.shutdown();

        assertThat(orders).hasSize(1);
    }

    @Test
    void orders_are_listed_newest_first_page_by_page() {
        String customer = UUID.randomUUID().toString();
        List<String> placed = IntStream.range(0, 5)
                .mapToObj(n -> given().body(VISA.replace("c0a80101-1111-4222-8333-444455556666", customer))
                        .contentType("application/json")
                        .post("/orders")
                        .<String>path("id"))
                .toList();
        List<String> listed = new ArrayList<>();
        String next = "/orders?limit=2&customerId=" + customer;
        while (next != null) {
            Response page = given().urlEncodingEnabled(false).get(next);
            listed.addAll(page.path("orders.id"));
            next = page.path("next");
        }

        Collections.reverse(listed);
        assertThat(listed).isEqualTo(placed);
        given().get("/orders?status=CONFIRMED&customerId=" + customer).then().body("orders.size()", equalTo(0));
    }
}
