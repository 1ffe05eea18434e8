package tidings.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tidings.messaging.testing.Infrastructure;
import tidings.notifications.domain.Notification;

/** How replicas share what is due. It is due in the year 2100, so that the service under test leaves it alone. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class ClaimTest {

    private static final Instant DUE = Instant.parse("2100-01-01T00:00:00Z");
    private static final Instant LATER = DUE.plus(Duration.ofSeconds(30));

    @Inject
    NotificationFixture fixture;

    @Inject
    Notifications notifications;

    @Inject
    Pool pool;

    @BeforeEach
    void ten_are_due() {
        fixture.sql("insert into notification (id, order_id, customer_id, occasion, text, status, attempts, due_at,"
                + " created_at, correlation_id) select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),"
                + " 'ORDER_CONFIRMED', 'hello', 'PENDING', 0, '" + DUE + "', now(), 'flow'"
                + " from generate_series(1, 10)");
    }

    @AfterEach
    void nothing_is_left() {
        fixture.sql("delete from notification where due_at >= '" + DUE + "'");
    }

    @Test
    @Timeout(10)
    void what_another_replica_has_in_hand_is_skipped_not_waited_for() {
        List<UUID> inHand = new ArrayList<>();
        List<Notification> claimed = new ArrayList<>();
        var replica = pool.getConnection().await().indefinitely();
        var transaction = replica.begin().await().indefinitely();
        try {
            replica.query("select id from notification where due_at = '" + DUE + "' limit 6 for update")
                    .execute()
                    .await()
                    .indefinitely()
                    .forEach(row -> inHand.add(row.getUUID("id")));
            claimed.addAll(claim(100, DUE));
        } finally {
            transaction.rollback().await().indefinitely();
            replica.close().await().indefinitely();
        }

        assertThat(inHand).hasSize(6);
        assertThat(claimed)
                .hasSize(4)
                .noneMatch(each -> inHand.contains(each.id().value()));
    }

    @Test
    void what_is_claimed_is_due_again_when_the_claim_ends() {
        assertThat(claim(100, DUE)).hasSize(10);
        assertThat(claim(100, LATER.minusMillis(1))).isEmpty();
        assertThat(claim(100, LATER)).hasSize(10);
    }

    @Test
    void a_claim_takes_no_more_than_it_wants() {
        assertThat(claim(7, DUE)).hasSize(7);
        assertThat(claim(7, DUE)).hasSize(3);
    }

    private List<Notification> claim(int limit, Instant now) {
        try {
            return VertxContextSupport.subscribeAndAwait(() ->
                    Panache.withTransaction(() -> notifications.claim(limit, now, now.plus(Duration.ofSeconds(30)))));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
