package tidings.eventmanager.delivery.webhook;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.messaging.testing.Infrastructure;

/** A webhook with a private address is rejected and stored nowhere. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class PrivateTargetTest {

    @Inject
    Vertx vertx;

    /** The settings of the tests permit webhooks of this machine; the default does not. */
    @BeforeEach
    void forbid_private_targets() {
        QuarkusMock.installMockForType(new TargetResolver(vertx, false), TargetResolver.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8082/subscriptions",
                "http://localhost/",
                "http://169.254.169.254/latest/meta-data",
                "http://[::1]/",
                "http://2130706433/"
            })
    void a_private_webhook_is_rejected(String sink) {
        int before = get("/subscriptions").jsonPath().getList("$").size();

        given().contentType(ContentType.JSON)
                .body("{\"sink\": \"" + sink + "\"}")
                .post("/subscriptions")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo("sink"))
                .body("errors[0].message", containsString("is not a public address"));

        get("/subscriptions").then().body("$", hasSize(before));
    }
}
