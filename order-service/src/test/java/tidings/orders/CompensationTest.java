package tidings.orders;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static tidings.messaging.testing.KafkaProbe.header;
import static tidings.orders.PaymentServiceStub.TOTAL;
import static tidings.orders.PaymentServiceStub.VISA;
import static tidings.orders.PaymentServiceStub.answer;
import static tidings.orders.PaymentServiceStub.awaitStatus;
import static tidings.orders.PaymentServiceStub.place;
import static tidings.orders.PaymentServiceStub.send;
import static tidings.orders.PaymentServiceStub.types;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import tidings.contract.CollectPaymentReply.Outcome;
import tidings.contract.RefundPaymentReply;
import tidings.contract.Topics;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;

/** Deadlines and cancellations: an order that is not confirmed costs nothing in the end. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class CompensationTest {

    private static final String COLLECT = "tidings.payment.collect.v1";
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String LATER_TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final String REFUND = "tidings.payment.refund.v1";

    @Inject
    Pool pool;

    @Test
    void an_order_without_payment_in_time_expires_and_notifies_its_customer() {
        String order = place();

        passTheDeadline(order);

        awaitStatus(order, "EXPIRED");
        await().until(() -> types(Topics.ORDERS_EVENTS, order)
                .equals(List.of("tidings.order.placed.v1", "tidings.order.expired.v1")));
        await().until(() -> types(Topics.NOTIFICATIONS_COMMANDS, order).equals(List.of("tidings.customer.notify.v1")));
        var events = KafkaProbe.read(Topics.ORDERS_EVENTS, order);
        assertThat(header(events.get(1), "ce_causationid")).isEqualTo(header(events.get(0), "ce_id"));
        assertThat(header(events.get(1), "ce_correlationid")).isEqualTo(header(events.get(0), "ce_correlationid"));
    }

    @Test
    void a_late_payment_is_refunded() {
        String order = place();
        passTheDeadline(order);
        awaitStatus(order, "EXPIRED");

        answer(order, Outcome.COLLECTED, null);
        answer(order, Outcome.COLLECTED, null);
        answerTheRefund(order);

        await().until(() -> "paid_too_late_and_refunded"
                .equals(given().get("/orders/{id}", order).path("reason")));
        assertThat(types(Topics.PAYMENTS_COMMANDS, order)).containsExactly(COLLECT, REFUND);
        given().get("/orders/{id}", order).then().body("status", equalTo("EXPIRED"));
    }

    @Test
    void a_payment_request_past_its_deadline_expires_the_order() {
        String order = place();

        answer(order, Outcome.EXPIRED, null);

        awaitStatus(order, "EXPIRED");
    }

    @Test
    void a_confirmed_order_is_cancelled_when_its_payment_is_refunded() {
        String order = place();
        answer(order, Outcome.COLLECTED, null);
        awaitStatus(order, "CONFIRMED");

        cancel(order, 202);
        cancel(order, 202);
        given().get("/orders/{id}", order).then().body("status", equalTo("CANCELLING"));
        answerTheRefund(order);

        awaitStatus(order, "CANCELLED");
        cancel(order, 202);
        await().until(() -> types(Topics.ORDERS_EVENTS, order)
                .equals(List.of(
                        "tidings.order.placed.v1",
                        "tidings.order.confirmed.v1",
                        "tidings.order.cancellation-requested.v1",
                        "tidings.order.cancelled.v1")));
        assertThat(types(Topics.PAYMENTS_COMMANDS, order)).containsExactly(COLLECT, REFUND);
    }

    @Test
    void a_cancellation_belongs_to_the_flow_of_its_order_and_the_trace_of_its_request() {
        String order = place(given().header("X-Correlation-Id", "the-order").header("traceparent", TRACE), VISA);

        given().header("X-Correlation-Id", "the-cancellation")
                .header("traceparent", LATER_TRACE)
                .post("/orders/{id}/cancellation", order)
                .then()
                .statusCode(202)
                .header("X-Correlation-Id", equalTo("the-order"));

        await().until(() -> KafkaProbe.read(Topics.ORDERS_EVENTS, order).size() == 2);
        var events = KafkaProbe.read(Topics.ORDERS_EVENTS, order);
        assertThat(header(events.get(1), "ce_correlationid")).isEqualTo("the-order");
        assertThat(header(events.get(1), "ce_causationid")).isEqualTo(header(events.get(0), "ce_id"));
        assertThat(header(events.get(1), "traceparent")).isEqualTo(LATER_TRACE);
    }

    @Test
    void a_cancellation_before_the_payment_refunds_the_payment() {
        String order = place();
        cancel(order, 202);

        answer(order, Outcome.COLLECTED, null);
        answerTheRefund(order);

        awaitStatus(order, "CANCELLED");
        assertThat(types(Topics.ORDERS_EVENTS, order)).doesNotContain("tidings.order.confirmed.v1");
    }

    @Test
    void a_rejected_order_is_not_cancellable() {
        String order = place();
        answer(order, Outcome.DECLINED, "card_declined");
        awaitStatus(order, "REJECTED");

        given().post("/orders/{id}/cancellation", order)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:tidings:problem:order-not-cancellable"));
        cancel(UUID.randomUUID().toString(), 404);
        assertThat(types(Topics.PAYMENTS_COMMANDS, order)).containsExactly(COLLECT);
    }

    private void passTheDeadline(String order) {
        pool.preparedQuery("update orders set pay_by = now() where id = $1")
                .execute(Tuple.of(UUID.fromString(order)))
                .await()
                .indefinitely();
    }

    private static void cancel(String order, int status) {
        given().post("/orders/{id}/cancellation", order).then().statusCode(status);
    }

    /** Replies like payment-service. */
    private static void answerTheRefund(String order) {
        await().until(() -> types(Topics.PAYMENTS_COMMANDS, order).contains(REFUND));
        ConsumerRecord<byte[], byte[]> command =
                KafkaProbe.read(Topics.PAYMENTS_COMMANDS, order).get(1);
        send(new RefundPaymentReply(UUID.fromString(order), RefundPaymentReply.Outcome.REFUNDED, TOTAL), command);
    }
}
