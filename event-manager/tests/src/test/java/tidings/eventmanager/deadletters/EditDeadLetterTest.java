package tidings.eventmanager.deadletters;

import static io.restassured.RestAssured.config;
import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static tidings.eventmanager.deadletters.DeadLetterFixture.assertUntouched;
import static tidings.eventmanager.deadletters.DeadLetterFixture.corrected;
import static tidings.eventmanager.deadletters.DeadLetterFixture.deadLetter;
import static tidings.eventmanager.deadletters.DeadLetterFixture.get;
import static tidings.eventmanager.deadletters.DeadLetterFixture.operator;
import static tidings.eventmanager.deadletters.DeadLetterFixture.post;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.messaging.testing.Infrastructure;

/** Edits of dead letters; an invalid edit changes nothing. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class EditDeadLetterTest {

    @Inject
    DeadLetterFixture fixture;

    private final UUID order = UUID.randomUUID();
    private long id;

    @BeforeEach
    void a_new_dead_letter_waits() {
        id = fixture.dead(order);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ce_id",
                "ce_source",
                "ce_type",
                "ce_messagekind",
                "ce_correlationid",
                "ce_causationid",
                "ce_replyto",
                "dead-letter-topic",
                "redrive-count"
            })
    void identifying_headers_cannot_be_edited(String header) {
        operator("alice")
                .body("another")
                .put("/dead-letters/" + id + "/headers/" + header)
                .then()
                .statusCode(422)
                .body("errors[0].message", containsString("neither identify the message"));
        operator("alice")
                .delete("/dead-letters/" + id + "/headers/" + header)
                .then()
                .statusCode(422);
        assertUntouched(id);
    }

    @Test
    void header_edits_preserve_the_original() {
        operator("alice")
                .body("soon")
                .put("/dead-letters/" + id + "/headers/ce_expirytime")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("unreadable", containsString("soon"));
        operator("alice")
                .delete("/dead-letters/" + id + "/headers/content-type")
                .then()
                .statusCode(200);

        var deadLetter = get(id);
        assertThat(deadLetter.<String>getList("headers.findAll { it.name == 'ce_expirytime' }.value"))
                .containsExactly("soon");
        assertThat(deadLetter.<String>getList("headers.name")).doesNotContain("content-type");
        assertThat(deadLetter.<String>getList("asItCame.headers.name")).contains("content-type");
        assertThat(deadLetter.<String>getList("actions.detail"))
                .containsExactly(
                        "header ce_expirytime, before none or unprintable, after 'soon'",
                        "header content-type removed");
    }

    @Test
    void an_edit_with_an_outdated_etag_is_rejected() {
        operator("alice")
                .body(corrected(order))
                .put("/dead-letters/" + id + "/payload")
                .then()
                .statusCode(200);

        operator("bob")
                .header("If-Match", "\"0\"")
                .body("{}")
                .put("/dead-letters/" + id + "/payload")
                .then()
                .statusCode(412)
                .contentType("application/problem+json");

        assertThat(get(id).getString("payload.orderId")).isEqualTo(order.toString());
        operator("bob")
                .header("If-Match", "none")
                .body("{}")
                .put("/dead-letters/" + id + "/payload")
                .then()
                .statusCode(422);
        operator("bob")
                .header("If-Match", "\"1\"")
                .body("{}")
                .put("/dead-letters/" + id + "/payload")
                .then()
                .statusCode(200);
        assertThat(get(id).getString("unreadable")).contains("orderId");
    }

    @Test
    void a_settled_dead_letter_cannot_be_edited() {
        post(id + "/redrive").statusCode(200);

        operator("alice")
                .body("{}")
                .put("/dead-letters/" + id + "/payload")
                .then()
                .statusCode(409);

        assertThat(get(id).getInt("version")).isZero();
    }

    @Test
    void an_empty_or_too_large_payload_is_rejected() {
        operator("alice").put("/dead-letters/" + id + "/payload").then().statusCode(422);
        // The client waits for the answer to its headers: the service closes the connection with it.
        operator("alice")
                .config(config().httpClient(httpClientConfig().setParam("http.protocol.expect-continue", true)))
                .body("x".repeat(70_000).getBytes(UTF_8))
                .put("/dead-letters/" + id + "/payload")
                .then()
                .statusCode(413);
        assertUntouched(id);
    }
}
