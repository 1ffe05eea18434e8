package tidings.notifications;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.messaging.testing.Infrastructure;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class NotificationHttpTest {

    @Test
    void an_unknown_order_has_no_notifications() {
        assertThat(NotificationFixture.notifications(UUID.randomUUID()).getList("$"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/notifications", "/notifications?orderId=", "/notifications?order=42"})
    void a_missing_order_id_is_a_problem(String uri) {
        problem(given().get(uri).then(), 422, "invalid-request")
                .body("title", equalTo("Invalid request"))
                .body("errors[0].field", equalTo("orderId"))
                .body("errors[0].message", equalTo("must not be empty"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"42", "5f0e8c1a-7f0b-4b3e-9d55-0a4a3f8d2b1z", "1-1-1-1-1", "' or 1=1"})
    void a_malformed_order_id_is_a_problem(String id) {
        problem(given().queryParam("orderId", id).get("/notifications").then(), 422, "invalid-request")
                .body("errors[0].field", equalTo("orderId"))
                .body("errors[0].message", equalTo("must be a UUID"));
    }

    @Test
    void an_unknown_path_is_a_problem() {
        problem(given().get("/nowhere").then(), 404, "not-found").body("errors", nullValue());
        problem(given().get("/notifications/one").then(), 404, "not-found");
    }

    @Test
    void an_unknown_method_is_a_problem() {
        problem(given().post("/notifications").then(), 405, "method-not-allowed");
        problem(given().delete("/notifications").then(), 405, "method-not-allowed");
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String name) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:tidings:problem:" + name))
                .body("status", equalTo(status));
    }
}
