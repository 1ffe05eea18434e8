package tidings.orders.inbound;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasItem;
import static tidings.orders.inbound.BadInputTest.problem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.messaging.testing.Infrastructure;

/** An address that leads nowhere, or has an invalid parameter, is a problem with a stable type. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class BadAddressTest {

    @Test
    void an_unknown_order_or_address_is_not_found() {
        problem(given().get("/orders/{id}", UUID.randomUUID()).then(), 404, "order-not-found");
        problem(given().get("/orders/not-an-id").then(), 404, "not-found");
        problem(given().get("/orders/1-1-1-1-1").then(), 404, "not-found");
        problem(given().get("/nothing/here").then(), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "customerId=me,customerId",
        "customerId=1-1-1-1-1,customerId",
        "status=LOST,status",
        "cursor=!,cursor",
        "cursor=YWJj,cursor",
        "cursor=LTEwMDAwMC0wMS0wMVQwMDowMDowMFovYzBhODAxMDEtMTExMS00MjIyLTgzMzMtNDQ0NDU1NTU2NjY2,cursor",
        "limit=0,limit",
        "limit=101,limit",
        "limit=many,limit"
    })
    void an_invalid_query_parameter_is_named(String query, String field) {
        problem(given().get("/orders?" + query).then(), 422, "invalid-request").body("errors.field", hasItem(field));
    }
}
