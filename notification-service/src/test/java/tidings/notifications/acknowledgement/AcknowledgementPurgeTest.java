package tidings.notifications.acknowledgement;

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

/** Acknowledgements without an answer expire after seven days. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class AcknowledgementPurgeTest {

    private static final String OLD = "acknowledgement where wanted_at < now() - interval '7 days'";
    private static final String YOUNG =
            "acknowledgement where wanted_at between now() - interval '7 days' and now() - interval '6 days'";

    @Inject
    Acknowledgements acknowledgements;

    @Inject
    Pool pool;

    private ExpiredRows expired;

    @BeforeEach
    void empty_the_table() {
        run(pool, "delete from acknowledgement");
        expired = new ExpiredRows(pool, acknowledgements, OLD);
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
                insert into acknowledgement (order_id, correlation_id, cause_id, reply_to, wanted_at)
                select gen_random_uuid(), 'flow', 'cause', 'orders.replies.v1', now() - interval '%s' from generate_series(1, %d)""".formatted(age, rows));
    }
}
