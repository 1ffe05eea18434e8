package tidings.eventmanager.journal;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static tidings.eventmanager.journal.TrackingFixture.placed;
import static tidings.eventmanager.journal.TrackingFixture.sent;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.contract.Flow;
import tidings.contract.Topics;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;

/** Queries about flows over HTTP. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class FlowHttpTest {

    private static final Duration LONG_AGO = Duration.ofSeconds(-20);

    private final UUID order = UUID.randomUUID();

    @Test
    void the_flows_of_an_order_are_listed() {
        KafkaProbe.send(List.of(
                sent(placed(order, Flow.ORCHESTRATED), "order-service", null, LONG_AGO, null),
                new ProducerRecord<>(Topics.ORDERS_EVENTS, order.toString().getBytes(UTF_8), new byte[] {1, 2, 3})));

        await().until(() -> TrackingFixture.get("/flows?orderId=" + order)
                        .<Object>getList("$")
                        .size()
                == 2);
        var flows = TrackingFixture.get("/flows?orderId=" + order.toString().toUpperCase(java.util.Locale.ROOT));
        assertThat(flows.getString("[0].correlationId")).isEqualTo("flow-" + order);
        assertThat(flows.getInt("[0].messages")).isOne();
        assertThat(flows.getString("[0].orderId")).isEqualTo(order.toString());
    }

    @Test
    void an_unknown_flow_is_a_problem() {
        for (String path : List.of("/flows/unknown", "/flows/unknown/diagnosis")) {
            given().get(path)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:tidings:problem:flow-not-found"));
        }
        given().accept("text/vnd.mermaid")
                .get("/flows/unknown")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/flows", "/flows?orderId=", "/flows?orderId=42", "/flows/a%00b", "/flows/%C3%A4/diagnosis"})
    void an_invalid_flow_query_is_a_problem(String path) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:tidings:problem:invalid-request"));
    }
}
