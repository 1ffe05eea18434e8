package tidings.eventmanager.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.eventmanager.delivery.DeliveryFixture.confirmed;
import static tidings.eventmanager.delivery.DeliveryFixture.expired;
import static tidings.eventmanager.delivery.DeliveryFixture.log;
import static tidings.eventmanager.delivery.DeliveryFixture.post;
import static tidings.eventmanager.delivery.DeliveryFixture.publish;
import static tidings.eventmanager.delivery.DeliveryFixture.requestIds;
import static tidings.eventmanager.delivery.DeliveryFixture.subscribe;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tidings.embedded.client.WebhookReceiver;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.Tables;

/** Events expire with their deliveries, delivered or not. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class PurgeTest {

    @Inject
    DeliveryQueue deliveries;

    @Inject
    Pool pool;

    @Test
    void older_events_are_purged_with_their_deliveries_and_younger_ones_stay() throws Throwable {
        UUID order = UUID.randomUUID();
        try (WebhookReceiver receiver = WebhookReceiver.openRecording(0)) {
            String subscriber = subscribe(receiver, order);
            String waiting = subscribe(receiver, order);
            post("/subscriptions/" + waiting + "/pause");
            publish(List.of(confirmed(order)));
            await().until(() -> log(subscriber).getList("$").size() == 1
                    && log(waiting).getList("$").size() == 1);
            Instant between = Instant.now();
            publish(List.of(expired(order)));
            await().until(() -> requestIds(receiver).size() == 2
                    && log(waiting).getList("$").size() == 2);
            await().until(() -> log(subscriber).getList("status").equals(List.of("delivered", "delivered")));

            Integer purged = VertxContextSupport.subscribeAndAwait(() -> deliveries.purge(between, Integer.MAX_VALUE));

            assertThat(purged).isPositive();
            assertThat(rows("settled_delivery", subscriber)).isEqualTo(1);
            assertThat(rows("delivery", waiting)).isEqualTo(1);
            assertThat(log(subscriber).getList("type")).containsExactly("tidings.order.expired.v1");
            assertThat(log(waiting).getList("type")).containsExactly("tidings.order.expired.v1");
        }
    }

    @Test
    void a_batch_is_at_most_its_limit() throws Throwable {
        List<UUID> orders = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        purge(Integer.MAX_VALUE);
        publish(orders.stream().map(DeliveryFixture::confirmed).toList());
        await().until(() -> Tables.count(pool, "published_event") >= 3);

        assertThat(purge(2)).isEqualTo(2);

        // Patterns that are detected late may add further events.
        assertThat(Tables.count(pool, "published_event")).isPositive();
    }

    @Test
    void replicas_purge_one_at_a_time() throws Throwable {
        publish(List.of(confirmed(UUID.randomUUID())));
        await().until(() -> Tables.count(pool, "published_event") > 0);
        String turn = "select pg_advisory_xact_lock(hashtextextended('purge of deliveries', 0))";

        Integer purged = VertxContextSupport.subscribeAndAwait(() -> pool.withTransaction(
                other -> other.query(turn).execute().chain(() -> deliveries.purge(Instant.now(), Integer.MAX_VALUE))));

        assertThat(purged).isZero();
        assertThat(purge(Integer.MAX_VALUE)).isPositive();
    }

    private int purge(int limit) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> deliveries.purge(Instant.now(), limit));
    }

    private long rows(String table, String subscription) {
        return DeliveryFixture.rows(pool, table, subscription);
    }
}
