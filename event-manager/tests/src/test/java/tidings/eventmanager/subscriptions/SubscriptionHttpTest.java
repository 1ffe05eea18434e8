package tidings.eventmanager.subscriptions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.embedded.client.WebhookReceiver;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.Tables;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class SubscriptionHttpTest {

    @Inject
    Pool pool;

    private final WebhookReceiver receiver = WebhookReceiver.openRecording(0);

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void a_subscription_is_created_retrieved_queried_updated_and_deleted() {
        String created = post("""
                {"id": "ignored", "types": ["tidings.order.placed.v1"], "filters": [{"prefix": {"type": "tidings."}}],
                 "config": {"note": "mine"}, "sink": "%s", "protocol": "HTTP"}""".formatted(receiver.url()))
                .statusCode(201)
                .body("status", equalTo("active"))
                .body("filters[0].prefix.type", equalTo("tidings."))
                .body("protocolsettings.secret", startsWith("whsec_"))
                .extract()
                .header("Location");
        String id = created.substring(created.lastIndexOf('/') + 1);

        given().get("/subscriptions/" + id)
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("sink", equalTo(receiver.url().toString()))
                .body("config.note", equalTo("mine"))
                .body("protocolsettings.mode", equalTo("structured"))
                .body("protocolsettings.secret", nullValue());
        given().get("/subscriptions").then().statusCode(200).body("id", hasItem(id));

        given().contentType(ContentType.JSON)
                .body("{\"id\": \"%s\", \"sink\": \"%s\", \"protocolsettings\": {\"mode\": \"binary\"}}"
                        .formatted(id, receiver.url()))
                .put("/subscriptions/" + id)
                .then()
                .statusCode(200)
                .body("types", nullValue())
                .body("protocolsettings.mode", equalTo("binary"))
                .body("protocolsettings.secret", nullValue());

        given().delete("/subscriptions/" + id).then().statusCode(204);
        problem(given().get("/subscriptions/" + id).then(), 404, "subscription-not-found");
        problem(given().delete("/subscriptions/" + id).then(), 404, "subscription-not-found");
    }

    @Test
    void a_subscription_to_a_removed_type_stays_and_harms_no_other() {
        String id = post("{\"types\": [\"tidings.order.placed.v1\"], \"sink\": \"%s\"}".formatted(receiver.url()))
                .statusCode(201)
                .extract()
                .path("id");

        Tables.run(pool, "update subscription set document = replace(document, 'placed.v1', 'placed.v0')");

        given().get("/subscriptions")
                .then()
                .statusCode(200)
                .body("find { it.id == '%s' }.types[0]".formatted(id), equalTo("tidings.order.placed.v0"));
        given().delete("/subscriptions/" + id).then().statusCode(204);
    }

    @Test
    void a_subscription_is_paused_and_resumed() {
        String id = post("{\"sink\": \"%s\"}".formatted(receiver.url()))
                .statusCode(201)
                .extract()
                .path("id");

        given().post("/subscriptions/" + id + "/pause").then().statusCode(200).body("status", equalTo("paused"));
        problem(given().post("/subscriptions/" + id + "/reinstate").then(), 409, "subscription-status");
        given().post("/subscriptions/" + id + "/resume").then().statusCode(200).body("status", equalTo("active"));
        given().delete("/subscriptions/" + id).then().statusCode(204);
    }

    @Test
    void an_unknown_type_is_rejected_with_the_closest_one() {
        problem(
                        post("{\"types\": [\"tidings.order.place.v1\"], \"sink\": \"http://example.org/\"}"),
                        422,
                        "invalid-request")
                .body("errors[0].field", equalTo("types[0]"))
                .body("errors[0].message", containsString("tidings.order.placed.v1"));
        problem(
                        post("{\"types\": [\"tidings.payment.collect.v1\"], \"sink\": \"http://example.org/\"}"),
                        422,
                        "invalid-request")
                .body("errors[0].message", containsString("tidings.payment.collected.v1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{\"sql\": \"type = 'a'\"}]                         | filters[0]              | unknown dialect sql; there are exact prefix suffix all any not",
                "[{\"any\": [{\"exact\": {}}]}]                      | filters[0].any[0].exact | object of attributes",
                "[{\"exact\": {\"type\": 1}}]                        | filters[0].exact.type   | text",
                "[{\"regex\": {\"type\": \".*\"}}]                   | filters[0]              | unknown dialect regex",
                "[{\"exact\": {\"type\": \"a\"}, \"not\": {}}]       | filters[0]              | exactly one dialect",
                "[{\"all\": []}]                                     | filters[0].all          | empty",
                "{\"all\": []}                                       | filters                 | array"
            })
    void an_invalid_filter_is_rejected_with_its_position(String filters, String field, String message) {
        problem(post("{\"filters\": %s, \"sink\": \"http://example.org/\"}".formatted(filters)), 422, "invalid-request")
                .body("errors[0].field", equalTo(field))
                .body("errors[0].message", containsString(message));
    }

    @Test
    void filters_are_bounded_in_depth_and_number() {
        String deep = "{\"not\": ".repeat(9) + "{\"exact\": {\"type\": \"a\"}}" + "}".repeat(9);
        String many = "[" + "{\"exact\": {\"type\": \"a\"}},".repeat(64) + "{\"exact\": {\"type\": \"a\"}}]";

        problem(post("{\"filters\": [%s], \"sink\": \"http://example.org/\"}".formatted(deep)), 422, "invalid-request")
                .body("errors[0].message", containsString("deeper than 8"));
        problem(post("{\"filters\": %s, \"sink\": \"http://example.org/\"}".formatted(many)), 422, "invalid-request")
                .body("errors[0].message", containsString("more than 64"));
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://example.org/, HTTP, http or https",
        "http://user:secret@example.org/, HTTP, neither user nor fragment",
        "http:///nohost, HTTP, host",
        "http://127.1/, HTTP, host",
        "'http://a b/', HTTP, at character",
        "kafka:orders.events.v1, KAFKA, not a permitted topic",
        "http://example.org/, KAFKA, kafka:<topic>"
    })
    void a_forbidden_sink_is_rejected(String sink, String protocol, String message) {
        problem(post("{\"sink\": \"%s\", \"protocol\": \"%s\"}".formatted(sink, protocol)), 422, "invalid-request")
                .body("errors[0].field", equalTo("sink"))
                .body("errors[0].message", containsString(message));
    }

    @Test
    void a_sink_that_does_not_agree_is_rejected() {
        receiver.allowOrigin("other.example");

        problem(post("{\"sink\": \"%s\"}".formatted(receiver.url())), 422, "invalid-request")
                .body("errors[0].message", containsString("WebHook-Allowed-Origin"));
        assertThat(receiver.requests()).isEmpty();
    }

    @Test
    void malformed_json_is_a_problem() {
        problem(post("{\"sink\": "), 400, "bad-request").body("detail", containsString("line 1"));
        problem(post("[]"), 422, "invalid-request");
        problem(post("{\"sinc\": 1}"), 422, "invalid-request").body("errors[0].field", equalTo("sinc"));
    }

    private static ValidatableResponse post(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/subscriptions")
                .then();
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String name) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:tidings:problem:" + name));
    }
}
