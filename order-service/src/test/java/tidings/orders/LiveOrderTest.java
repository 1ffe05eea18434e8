package tidings.orders;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static tidings.orders.PaymentServiceStub.VISA;
import static tidings.orders.PaymentServiceStub.answer;
import static tidings.orders.PaymentServiceStub.awaitStatus;
import static tidings.orders.PaymentServiceStub.place;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tidings.contract.CollectPaymentReply.Outcome;
import tidings.messaging.testing.Infrastructure;

/** Clients that wait for an order, and clients that follow it; the test stands in for payment-service. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class LiveOrderTest {

    @TestHTTPResource("/orders/")
    URI orders;

    private final String customer = UUID.randomUUID().toString();

    @Test
    void a_waiting_client_gets_the_settled_order() {
        CompletableFuture<Response> placed = supplyAsync(() -> placeWaiting("respond-async, wait=20"));
        answer(onlyOrder(), Outcome.DECLINED, "card_declined");

        placed.join()
                .then()
                .statusCode(201)
                .header("Preference-Applied", equalTo("wait=20"))
                .header("Location", equalTo(orders + onlyOrder()))
                .body("status", equalTo("REJECTED"))
                .body("reason", equalTo("card_declined"));
    }

    @Test
    void a_wait_that_is_over_answers_the_address_of_the_order() {
        Instant before = Instant.now();

        placeWaiting("wait=1")
                .then()
                .statusCode(202)
                .header("Preference-Applied", equalTo("wait=1"))
                .header("Location", equalTo(orders + onlyOrder()))
                .body("status", equalTo("PLACED"));

        assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_wait_of_zero_is_no_wait() {
        placeWaiting("wait=0")
                .then()
                .statusCode(202)
                .header("Preference-Applied", equalTo("wait=0"))
                .body("status", equalTo("PLACED"));
    }

    @Test
    void a_client_without_a_valid_wait_is_answered_at_once() {
        placeWaiting("wait=soon").then().statusCode(202).header("Preference-Applied", nullValue());
    }

    @Test
    void a_stream_has_every_change_until_the_order_is_settled() {
        String order = place();
        try (SseTestClient stream = SseTestClient.from(orders.resolve(order + "/events"), null)) {
            assertThat(stream.contentType()).startsWith("text/event-stream");
            assertThat(stream.next()).startsWith("1 {").contains("\"status\":\"PLACED\"");

            answer(order, Outcome.COLLECTED, null);

            assertThat(stream.next()).startsWith("2 {").contains("\"status\":\"CONFIRMED\"", "\"at\":\"20");
            assertThat(stream.next()).isEqualTo("end of stream");
        }
    }

    @Test
    void a_stream_has_the_request_for_a_cancellation() {
        String order = place();
        try (SseTestClient stream = SseTestClient.from(orders.resolve(order + "/events"), "1")) {
            given().post("/orders/{id}/cancellation", order).then().statusCode(202);

            assertThat(stream.next()).startsWith("2 {").contains("\"status\":\"CANCELLING\"");
        }
    }

    @Test
    void a_client_that_reconnects_continues_after_its_last_event() {
        String order = place();
        answer(order, Outcome.DECLINED, "card_declined");
        awaitStatus(order, "REJECTED");

        try (SseTestClient stream = SseTestClient.from(orders.resolve(order + "/events"), "1")) {
            assertThat(stream.next())
                    .startsWith("2 {")
                    .contains("\"status\":\"REJECTED\"", "\"reason\":\"card_declined\"");
            assertThat(stream.next()).isEqualTo("end of stream");
        }
        given().header("Last-Event-ID", "2")
                .get("/orders/{id}/events", order)
                .then()
                .statusCode(204)
                .body(emptyString());
    }

    @Test
    void an_unknown_order_or_an_invalid_event_id_is_a_problem() {
        for (Object unknown : new Object[] {UUID.randomUUID(), "none"}) {
            given().get("/orders/{id}/events", unknown).then().statusCode(404).contentType("application/problem+json");
        }
        given().header("Last-Event-ID", "yesterday")
                .get("/orders/{id}/events", place())
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("Last-Event-ID"));
    }

    private Response placeWaiting(String preference) {
        return given().body(VISA.replaceAll("c0a80101-[-0-9]*", customer))
                .contentType("application/json")
                .header("Prefer", preference)
                .post("/orders");
    }

    private String onlyOrder() {
        return PaymentServiceStub.awaitOrderOf(customer);
    }
}
