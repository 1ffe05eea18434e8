package tidings.orders.live;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.messaging.testing.Infrastructure;
import tidings.orders.PaymentServiceStub;
import tidings.orders.SseTestClient;

/** Streams and waits have a limit: a further stream is rejected, and a further order is placed without a wait. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class WaitingClientsTest {

    @Inject
    OrderChanges changes;

    @Inject
    LiveConfig config;

    @TestHTTPResource("/orders/")
    URI orders;

    @BeforeEach
    void clients_of_other_tests_are_gone() {
        await().until(() -> changes.clients() == 0);
    }

    @Test
    void clients_beyond_the_limit_do_not_wait() {
        String order = PaymentServiceStub.place();
        List<SseTestClient> streams = Stream.generate(() -> stream(order))
                .limit(config.maxWaitingClients())
                .toList();
        try {
            streams.forEach(SseTestClient::next);

            follow(order)
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", equalTo("1"))
                    .body("type", equalTo("urn:tidings:problem:busy"));
            given().header("Prefer", "wait=30")
                    .contentType("application/json")
                    .body(PaymentServiceStub.VISA)
                    .post("/orders")
                    .then()
                    .statusCode(202)
                    .header("Preference-Applied", nullValue());

            streams.get(0).close();
            await().until(() -> changes.clients() < config.maxWaitingClients());
            try (SseTestClient next = stream(order)) {
                next.next();
            }
        } finally {
            streams.forEach(SseTestClient::close);
        }
    }

    private SseTestClient stream(String order) {
        return SseTestClient.from(orders.resolve(order + "/events"), null);
    }

    private static Response follow(String order) {
        return given().header("Accept", "text/event-stream").get("/orders/{id}/events", order);
    }
}
