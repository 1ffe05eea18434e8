package tidings.eventmanager.deliveries;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.messaging.testing.Infrastructure;

/** A webhook with a private address is rejected and stored nowhere. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
@TestProfile(PrivateTargetTest.AsShipped.class)
class PrivateTargetTest {

    /** Disables the setting that permits the local webhooks of other tests. */
    public static final class AsShipped implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tidings.deliveries.private-targets-allowed", "false");
        }
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
