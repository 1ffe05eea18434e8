package tidings.eventmanager.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.eventmanager.delivery.DeliveryFixture.confirmed;
import static tidings.eventmanager.delivery.DeliveryFixture.done;
import static tidings.eventmanager.delivery.DeliveryFixture.publish;
import static tidings.eventmanager.delivery.DeliveryFixture.requestIds;
import static tidings.eventmanager.delivery.DeliveryFixture.subscribe;
import static tidings.eventmanager.delivery.DeliveryFixture.subscribePaused;

import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.embedded.client.WebhookReceiver;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.Tables;
import tidings.messaging.work.Expiring;

/** What one subscription costs the others: a long history, and a row that cannot be read. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class SubscriptionRowsTest {

    @Inject
    @All
    List<Expiring> purged;

    @Inject
    Pool pool;

    private final WebhookReceiver receiver = WebhookReceiver.openRecording(0);
    private String subscription = "";

    @BeforeEach
    void subscribe_and_pause() {
        subscription = subscribePaused(receiver);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void a_subscription_with_a_history_is_deleted_at_once_and_its_rows_are_purged() {
        run("insert into settled_delivery select '%s', n, 'DELIVERED', '{}' from generate_series(-5000, -1) as n"
                .formatted(subscription));

        RestAssured.delete("/subscriptions/" + subscription).then().statusCode(204);

        assertThat(rows("settled_delivery")).isEqualTo(5_000);
        Expiring deleted = purged.stream()
                .filter(each -> each.name().equals("deliveries of deleted subscriptions"))
                .findFirst()
                .orElseThrow();
        assertThat(done(deleted.purge(Instant.now(), 1_000))).isEqualTo(1_000);
        await().until(() -> done(deleted.purge(Instant.now(), 1_000)) == 0);
        assertThat(rows("settled_delivery")).isZero();
    }

    @Test
    void a_subscription_that_cannot_be_read_delays_no_other() {
        run("update subscription set document = '{\"sink\": \"http://example.org\", \"later\": 1}' where id = '%s'"
                .formatted(subscription));
        UUID order = UUID.randomUUID();
        String other = subscribe(receiver, order);
        var event = confirmed(order);

        publish(List.of(event));

        await().until(() -> requestIds(receiver).equals(List.of(DeliveryFixture.id(event))));
        run("delete from subscription where id in ('%s', '%s')".formatted(subscription, other));
    }

    private void run(String sql) {
        Tables.run(pool, sql);
    }

    private long rows(String table) {
        return DeliveryFixture.rows(pool, table, subscription);
    }
}
