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

/** Replicas share due notifications. They are due in the year 2100, so the service under test leaves them alone. */
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
    void insert_ten_notifications() {
        fixture.sql("insert into notification (id, order_id, customer_id, occasion, text, status, attempts, due_at,"
                + " created_at, correlation_id) select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),"
                + " 'ORDER_CONFIRMED', 'hello', 'PENDING', 0, '" + DUE + "', now(), 'flow'"
                + " from generate_series(1, 10)");
    }

    @AfterEach
    void delete_the_notifications() {
        fixture.sql("delete from notification where due_at >= '" + DUE + "'");
    }

    @Test
    @Timeout(10)
    void a_claim_skips_locked_rows_without_waiting() {
        List<UUID> locked = new ArrayList<>();
        List<Notification> claimed = new ArrayList<>();
        var replica = pool.getConnection().await().indefinitely();
        var transaction = replica.begin().await().indefinitely();
        try {
            replica.query("select id from notification where due_at = '" + DUE + "' limit 6 for update")
                    .execute()
                    .await()
                    .indefinitely()
                    .forEach(row -> locked.add(row.getUUID("id")));
            claimed.addAll(claim(100, DUE));
        } finally {
            transaction.rollback().await().indefinitely();
            replica.close().await().indefinitely();
        }

        assertThat(locked).hasSize(6);
        assertThat(claimed)
                .hasSize(4)
                .noneMatch(each -> locked.contains(each.id().value()));
    }

    @Test
    void a_claimed_notification_is_due_again_when_the_claim_ends() {
        assertThat(claim(100, DUE)).hasSize(10);
        assertThat(claim(100, LATER.minusMillis(1))).isEmpty();
        assertThat(claim(100, LATER)).hasSize(10);
    }

    @Test
    void a_claim_takes_no_more_than_its_limit() {
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
