package tidings.orders.idempotency;

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

/** Idempotency keys expire after their retention. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class IdempotencyKeyPurgeTest {

    private static final String OLD = "idempotency_key where claimed_at < now() - interval '7 days'";
    private static final String YOUNG =
            "idempotency_key where claimed_at between now() - interval '7 days' and now() - interval '6 days'";

    @Inject
    IdempotencyKeys keys;

    @Inject
    Pool pool;

    private ExpiredRows expired;

    @BeforeEach
    void empty_the_table() {
        run(pool, "delete from idempotency_key");
        expired = new ExpiredRows(pool, keys, OLD);
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
                insert into idempotency_key (key, fingerprint, order_id, claimed_at)
                select gen_random_uuid()::text, '', gen_random_uuid(), now() - interval '%s' from generate_series(1, %d)""".formatted(age, rows));
    }
}
