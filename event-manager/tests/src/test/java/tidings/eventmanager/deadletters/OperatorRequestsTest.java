package tidings.eventmanager.deadletters;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static tidings.eventmanager.deadletters.DeadLetterFixture.assertUntouched;
import static tidings.eventmanager.deadletters.DeadLetterFixture.get;
import static tidings.eventmanager.deadletters.DeadLetterFixture.operator;
import static tidings.eventmanager.deadletters.DeadLetterFixture.post;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.messaging.testing.Infrastructure;

/** Valid and invalid requests of operators; an invalid request changes nothing. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class OperatorRequestsTest {

    @Inject
    DeadLetterFixture fixture;

    private final UUID order = UUID.randomUUID();
    private long id;

    @BeforeEach
    void a_new_dead_letter_waits() {
        id = fixture.dead(order);
    }

    @Test
    void a_request_without_an_operator_changes_nothing() {
        for (RequestSpecification unnamed :
                List.of(given(), operator(" "), operator("x".repeat(101)), operator("\u00e4"))) {
            unnamed.post("/dead-letters/" + id + "/redrive")
                    .then()
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("errors[0].field", equalTo("X-Operator"));
        }
        given().body("{}").put("/dead-letters/" + id + "/payload").then().statusCode(422);
        given().delete("/dead-letters/" + id + "/headers/ce_type").then().statusCode(422);
        given().body("{\"reason\": \"because\"}")
                .post("/dead-letters/" + id + "/discard")
                .then()
                .statusCode(422);
        assertUntouched(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"reason\": \" \"}", "{\"reason\": 7}", "{\"reason\": \"a\\u0000b\"}", "[]", ""})
    void a_discard_without_a_reason_is_rejected(String body) {
        operator("alice")
                .body(body)
                .post("/dead-letters/" + id + "/discard")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("reason"));
        assertUntouched(id);
    }

    @Test
    void an_action_for_another_owner_is_not_shown() {
        operator("alice")
                .body("{\"reason\": \"because\"}")
                .post("/dead-letters/" + id + "/discard")
                .then()
                .statusCode(200);
        assertThat(get("/actions").getList("letter", Long.class)).contains(id);

        fixture.sql("update dead_letter_action set owner = 'another' where letter = " + id);

        assertThat(get("/actions").getList("letter", Long.class)).doesNotContain(id);
        assertThat(get(id).<Object>getList("actions")).isEmpty();
    }

    @Test
    void a_malformed_body_is_rejected() {
        operator("alice")
                .body("{")
                .post("/dead-letters/" + id + "/discard")
                .then()
                .statusCode(400);
        assertUntouched(id);
    }

    @Test
    void an_unknown_dead_letter_is_not_found() {
        given().get("/dead-letters/999999999").then().statusCode(404).contentType("application/problem+json");
        given().get("/dead-letters/none").then().statusCode(404);
        given().get("/dead-letters/groups/0123456789abcdef").then().statusCode(404);
        given().get("/dead-letters/groups/none").then().statusCode(404);
        post("999999999/redrive").statusCode(404);
        post("999999999/redrive?dryRun=true").statusCode(404);
        post("groups/0123456789abcdef/redrive").statusCode(404);
        operator("alice")
                .body("{}")
                .put("/dead-letters/999999999/payload")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=0",
                "?limit=501",
                "?all=yes",
                "/actions?before=-1",
                "/groups/0123456789abcdef?limit=none",
                "/actions?limit=99999999999999999999"
            })
    void invalid_parameters_are_rejected(String path) {
        given().get("/dead-letters" + path).then().statusCode(422).contentType("application/problem+json");
        post(id + "/redrive?dryRun=maybe").statusCode(422);
        assertUntouched(id);
    }
}
