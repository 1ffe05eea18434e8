package tidings.notifications.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.messaging.testing.Tables.count;
import static tidings.messaging.testing.Tables.run;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.messaging.testing.ExpiredRows;
import tidings.messaging.testing.Infrastructure;

/** The idempotency keys of the simulated gateway expire after seven days. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class NotificationGatewayPurgeTest {

    private static final String OLD = "courier_log where brought_at < now() - interval '7 days'";
    private static final String YOUNG =
            "courier_log where brought_at between now() - interval '7 days' and now() - interval '6 days'";

    @Inject
    SimulatedNotificationGateway gateway;

    @Inject
    Pool pool;

    private ExpiredRows expired;

    @BeforeEach
    void empty_the_table() {
        run(pool, "delete from courier_log");
        expired = new ExpiredRows(pool, gateway, OLD);
    }

    @Test
    void expired_rows_are_purged_in_batches_and_younger_ones_stay() {
        insert(2500, "7 days 1 minute");
        insert(10, "6 days 23 hours");

        expired.purgeUntilLeft(0);

        assertThat(count(pool, YOUNG)).isEqualTo(10);
    }

    @Test
    void rows_locked_by_another_transaction_are_skipped() {
        insert(10, "8 days");

        expired.purgeWhileLocked(3);

        assertThat(expired.count()).isEqualTo(3);
    }

    private void insert(int rows, String age) {
        run(pool, """
                insert into courier_log (notification_id, text, brought_at)
                select gen_random_uuid(), '', now() - interval '%s' from generate_series(1, %d)""".formatted(age, rows));
    }
}
