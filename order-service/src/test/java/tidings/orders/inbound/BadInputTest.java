package tidings.orders.inbound;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.messaging.testing.Infrastructure;

/** Every client error is a problem with a stable type and a reason, and stores nothing. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class BadInputTest {

    private static final String ORDER = """
            {"customerId": "c0a80101-1111-4222-8333-444455556666", "paymentMethod": "pm_card_visa",
             "lines": [{"sku": "book", "quantity": 2, "unitPrice": {"amount": 1999, "currency": "EUR"}}]}""";

    @Inject
    Pool pool;

    private long before;

    @BeforeEach
    void count() {
        before = rows();
    }

    @AfterEach
    void nothing_was_stored() {
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void malformed_json_reports_line_and_column() {
        problem(post("{\"customerId\": \n oops}"), 400, "malformed-json")
                .body("detail", containsString("line 2, column"));
    }

    @Test
    void a_missing_body_is_invalid() {
        problem(given().contentType("application/json").post("/orders").then(), 422, "invalid-request");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "quantity": 2          | "quantity": 0                     | lines[0].quantity
            "quantity": 2          | "quantity": 1001                  | lines[0].quantity
            "quantity": 2          | "quantity": 2.5                   | lines[0].quantity
            "quantity": 2          | "quantity": "2"                   | lines[0].quantity
            "quantity": 2          | "quantity": 99999999999           | lines[0].quantity
            "quantity": 2,         |                                   | lines[0].quantity
            "amount": 1999         | "amount": 0                       | lines[0].unitPrice.amount
            "amount": 1999         | "amount": -5                      | lines[0].unitPrice.amount
            "amount": 1999         | "amount": 100000000               | lines[0].unitPrice.amount
            "amount": 1999         | "amount": 99999999999999999999    | lines[0].unitPrice.amount
            "amount": 1999         | "amount": 19.99                   | lines[0].unitPrice.amount
            "amount": 1999         | "amount": 99999999                | total
            "currency": "EUR"      | "currency": "euro"                | lines[0].unitPrice.currency
            "currency": "EUR"      | "currency": "QQQ"                 | lines[0].unitPrice.currency
            "sku": "book"          | "sku": ""                         | lines[0].sku
            "pm_card_visa"         | "no such thing!"                  | paymentMethod
            "pm_card_visa"         | null                              | paymentMethod
            "c0a80101-1111-4222-8333-444455556666" | "me"              | customerId
            "c0a80101-1111-4222-8333-444455556666" | null              | customerId
            "c0a80101-1111-4222-8333-444455556666" | "1-1-1-1-1"       | customerId
            "c0a80101-1111-4222-8333-444455556666" | "wKgBAREREiIzRERVVmZmZg==" | customerId
            "sku": "book"          | "sku": "book", "colour": "red"    | lines[0].colour
            """, quoteCharacter = '\'')
    void an_invalid_field_is_named(String good, String bad, String field) {
        problem(post(ORDER.replace(good, bad == null ? "" : bad)), 422, "invalid-request")
                .body("errors.field", hasItem(field));
    }

    @Test
    void all_invalid_fields_are_named() {
        problem(
                        post(ORDER.replace("\"quantity\": 2", "\"quantity\": 0")
                                .replace("\"sku\": \"book\"", "\"sku\": \"\"")),
                        422,
                        "invalid-request")
                .body("errors.size()", equalTo(2));
    }

    @Test
    void an_order_has_one_currency() {
        String line = ORDER.substring(ORDER.indexOf("{\"sku\""), ORDER.indexOf("]}"));
        problem(post(ORDER.replace(line, line + ", " + line.replace("EUR", "USD"))), 422, "invalid-request")
                .body("errors.field", hasItem("lines[1].unitPrice.currency"));
    }

    @Test
    void an_order_has_one_to_a_hundred_lines() {
        String line = ORDER.substring(ORDER.indexOf("{\"sku\""), ORDER.indexOf("]}"));
        problem(post(ORDER.replace(line, "")), 422, "invalid-request").body("errors.field", hasItem("lines"));
        problem(post(ORDER.replace(line, line + (", " + line).repeat(100))), 422, "invalid-request")
                .body("errors.field", hasItem("lines"));
    }

    /** 64 kB have room for 20 000 empty lines: what follows the hundredth is not read. */
    @Test
    void lines_beyond_the_limit_are_not_read() {
        String line = ORDER.substring(ORDER.indexOf("{\"sku\""), ORDER.indexOf("]}"));

        problem(post(ORDER.replace(line, "{}" + ",{}".repeat(100) + ", oops")), 422, "invalid-request")
                .body("errors.size()", equalTo(1))
                .body("errors[0].field", equalTo("lines"))
                .body("errors[0].message", containsString("at most 100"));
    }

    @Test
    void an_answer_lists_at_most_twenty_errors() {
        String line = ORDER.substring(ORDER.indexOf("{\"sku\""), ORDER.indexOf("]}"));

        ValidatableResponse answer =
                problem(post(ORDER.replace(line, "{}" + ",{}".repeat(99))), 422, "invalid-request");

        answer.body("errors.size()", equalTo(20));
        assertThat(answer.extract().asByteArray()).hasSizeLessThan(4_000);
    }

    @Test
    void another_media_type_or_method_is_rejected() {
        problem(given().contentType("text/plain").body(ORDER).post("/orders").then(), 415, "unsupported-media-type");
        problem(given().delete("/orders").then(), 405, "method-not-allowed");
        problem(given().accept("image/png").get("/orders").then(), 406, "not-acceptable");
    }

    @Test
    void a_body_over_64_kilobytes_is_rejected() {
        String body = " ".repeat(65 * 1024) + ORDER;

        problem(post(body), 413, "content-too-large");
        problem(
                given().contentType("application/json")
                        .body(new ByteArrayInputStream(body.getBytes(UTF_8)))
                        .post("/orders")
                        .then(),
                413,
                "content-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Idempotency-Key", "X-Correlation-Id"})
    void headers_have_a_maximum_length(String header) {
        problem(
                        given().header(header, "k".repeat(300))
                                .contentType("application/json")
                                .body(ORDER)
                                .post("/orders")
                                .then(),
                        422,
                        "invalid-request")
                .body("errors.field", hasItem(header));
    }

    private static ValidatableResponse post(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/orders")
                .then();
    }

    static ValidatableResponse problem(ValidatableResponse response, int status, String type) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:tidings:problem:" + type))
                .body("status", equalTo(status));
    }

    /** Messages of earlier orders do not count: their relay may still be running. */
    private long rows() {
        return pool.query("""
                        select (select count(*) from orders) + (select count(*) from idempotency_key)
                            + (select count(*) from outbox
                               where not exists (select from orders where orders.id::text = outbox.key))""")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }
}
