package tidings.orders;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static tidings.messaging.testing.KafkaProbe.header;
import static tidings.orders.PaymentServiceStub.CHOREOGRAPHED;
import static tidings.orders.PaymentServiceStub.TOTAL;
import static tidings.orders.PaymentServiceStub.VISA;
import static tidings.orders.PaymentServiceStub.answer;
import static tidings.orders.PaymentServiceStub.awaitStatus;
import static tidings.orders.PaymentServiceStub.first;
import static tidings.orders.PaymentServiceStub.place;
import static tidings.orders.PaymentServiceStub.send;
import static tidings.orders.PaymentServiceStub.types;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tidings.contract.CollectPaymentReply.Outcome;
import tidings.contract.Flow;
import tidings.contract.PaymentCollected;
import tidings.contract.PaymentDeclined;
import tidings.contract.Topics;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;

/** Choreographed orders: they react to payment events. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ChoreographedOrderTest {

    @Test
    void a_choreographed_order_sends_no_payment_command() {
        String order = place(CHOREOGRAPHED);

        var placed = first(Topics.ORDERS_EVENTS, order);
        assertThat(new String(placed.value(), UTF_8)).contains("pm_card_visa", "CHOREOGRAPHED");
        assertThat(header(placed, "ce_expirytime")).isNotNull();
        given().get("/orders/{id}", order).then().body("flow", equalTo("choreographed"));
        send(collected(order, Flow.CHOREOGRAPHED), placed);
        awaitStatus(order, "CONFIRMED");
        assertThat(KafkaProbe.read(Topics.PAYMENTS_COMMANDS, order)).isEmpty();
        await().until(() -> types(Topics.NOTIFICATIONS_COMMANDS, order).equals(List.of("tidings.customer.notify.v1")));
    }

    @Test
    void a_declined_or_expired_payment_rejects_or_expires_the_order() {
        String declined = place(CHOREOGRAPHED);
        String expired = place(CHOREOGRAPHED);

        send(declined(declined, "card_declined"), first(Topics.ORDERS_EVENTS, declined));
        send(declined(expired, PaymentDeclined.EXPIRED), first(Topics.ORDERS_EVENTS, expired));

        awaitStatus(declined, "REJECTED");
        awaitStatus(expired, "EXPIRED");
    }

    @Test
    void an_orchestrated_order_reacts_to_the_reply_alone() {
        String order = place();
        String choreographed = place(CHOREOGRAPHED);

        send(collected(order, Flow.ORCHESTRATED), first(Topics.ORDERS_EVENTS, order));
        send(collected(order, null), first(Topics.ORDERS_EVENTS, order));
        send(collected(choreographed, Flow.CHOREOGRAPHED), first(Topics.ORDERS_EVENTS, choreographed));

        awaitStatus(choreographed, "CONFIRMED");
        given().get("/orders/{id}", order)
                .then()
                .body("status", equalTo("PLACED"))
                .body("flow", equalTo("orchestrated"));
        answer(order, Outcome.COLLECTED, null);
        awaitStatus(order, "CONFIRMED");
    }

    @Test
    void an_unknown_flow_is_invalid() {
        given().body(CHOREOGRAPHED.replace("choreographed", "improvised"))
                .contentType("application/json")
                .post("/orders")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("flow"));
        assertThat(VISA).doesNotContain("flow");
    }

    private static PaymentCollected collected(String order, Flow flow) {
        return new PaymentCollected(UUID.fromString(order), UUID.randomUUID(), TOTAL, flow);
    }

    private static PaymentDeclined declined(String order, String reason) {
        return new PaymentDeclined(UUID.fromString(order), UUID.randomUUID(), TOTAL, reason, Flow.CHOREOGRAPHED);
    }
}
