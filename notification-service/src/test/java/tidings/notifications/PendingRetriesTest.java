package tidings.notifications;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tidings.contract.MonetaryAmount;
import tidings.contract.NotifyCustomer;
import tidings.contract.Occasion;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.KafkaProbe;
import tidings.messaging.testing.MessageBuilder;

/** The diagnosis of the event manager shows the retries of this service. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class PendingRetriesTest {

    @Inject
    Pool pool;

    private final UUID order = UUID.randomUUID();

    @Test
    void a_diagnosis_shows_when_a_pending_notification_is_retried() {
        pool.query(("insert into notification (id, order_id, customer_id, occasion, text, status, attempts, due_at,"
                                + " created_at, correlation_id, cause_id) values (gen_random_uuid(), '%1$s',"
                                + " gen_random_uuid(), 'ORDER_CONFIRMED', 'hello', 'PENDING', 3,"
                                + " '2999-01-01T00:00:00Z', now(), 'flow-%1$s', 'x')")
                        .formatted(order))
                .execute()
                .await()
                .indefinitely();
        KafkaProbe.send(List.of(MessageBuilder.of(new NotifyCustomer(
                        order, UUID.randomUUID(), Occasion.ORDER_CONFIRMED, new MonetaryAmount(3998, "EUR"), null))
                .header("ce_source", "/order-service")
                .header("ce_time", Instant.now().minusSeconds(20).toString())
                .build()));

        String path = "/flows/flow-" + order + "/diagnosis";
        await().until(() -> given().get(path).statusCode() == 200);
        JsonPath diagnosis = given().get(path).jsonPath();
        assertThat(diagnosis.getString("next.at")).isEqualTo("2999-01-01T00:00:00Z");
        assertThat(diagnosis.getString("next.by")).isEqualTo("notification-service");
    }
}
