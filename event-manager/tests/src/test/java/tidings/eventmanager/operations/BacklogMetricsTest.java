package tidings.eventmanager.operations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.eventmanager.delivery.DeliveryFixture.done;
import static tidings.eventmanager.delivery.DeliveryFixture.subscribePaused;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tidings.embedded.client.WebhookReceiver;
import tidings.eventmanager.deadletters.DeadLetterFixture;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.Tables;

/** What waits, at {@code /q/metrics}. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class BacklogMetricsTest {

    @Inject
    BacklogMetrics metrics;

    @Inject
    DeadLetterFixture deadLetters;

    @Inject
    Pool pool;

    private final WebhookReceiver receiver = WebhookReceiver.openRecording(0);
    private String subscription = "";

    @AfterEach
    void close() {
        Tables.run(pool, "delete from published_event where source = '/backlog'");
        given().delete("/subscriptions/" + subscription);
        receiver.close();
    }

    /** Its delivery is claimed for an hour, so that the service under test leaves it alone. */
    @Test
    void the_age_of_the_oldest_pending_delivery_is_shown() {
        subscription = subscribePaused(receiver);
        Tables.run(pool, """
                with event as (
                    insert into published_event (source, id, key, time, attributes, payload, kept_at)
                    values ('/backlog', gen_random_uuid(), 'k', now(), '{}', '{}', now() - interval '3 hours') returning position
                )
                insert into delivery (subscription_id, event, key, due_at)
                select '%s', position, 'k', now() + interval '1 hour' from event""".formatted(subscription));
        assertThat(sampled("tidings_deliveries_oldest_seconds")).isLessThan(10_800);

        given().post("/subscriptions/" + subscription + "/resume").then().statusCode(200);

        assertThat(sampled("tidings_deliveries_oldest_seconds")).isBetween(10_800.0, 11_400.0);
    }

    @Test
    void waiting_dead_letters_are_counted() {
        double before = sampled("tidings_dead_letters_waiting");

        deadLetters.dead(UUID.randomUUID());

        assertThat(sampled("tidings_dead_letters_waiting")).isEqualTo(before + 1);
    }

    @Test
    void suspended_subscriptions_are_counted() {
        double before = metric("tidings_subscriptions{status=\"suspended\"}");
        subscription = subscribePaused(receiver);

        Tables.run(pool, "update subscription set status = 'SUSPENDED' where id = '%s'".formatted(subscription));

        await().until(() -> metric("tidings_subscriptions{status=\"suspended\"}") == before + 1);
    }

    private double sampled(String name) {
        done(metrics.sample());
        return metric(name);
    }

    private static double metric(String name) {
        return given().get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }
}
