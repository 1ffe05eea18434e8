package tidings.eventmanager.subscriptions;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import tidings.messaging.testing.Infrastructure;

/** The catalogue of event types over HTTP. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class EventTypesTest {

    @Test
    void the_catalogue_lists_all_event_types() {
        given().get("/event-types")
                .then()
                .statusCode(200)
                .body("type", hasItem("tidings.payment.collected.v1"))
                .body("find {it.type == 'tidings.order.placed.v1'}.publisher", equalTo("order-service"))
                .body("find {it.type == 'tidings.order.placed.v1'}.schema.required", hasItem("orderId"))
                .body("find {it.type == 'tidings.order.placed.v1'}.example.lines[0].sku", equalTo("book"));
        given().get("/event-types/tidings.payment.collect.v1").then().statusCode(404);
    }
}
