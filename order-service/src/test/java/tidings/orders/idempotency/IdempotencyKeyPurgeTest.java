package tidings.orders.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.messaging.testing.Tables.count;
import static tidings.messaging.testing.Tables.run;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.work.RetentionPurge;

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

    @Inject
    Vertx vertx;

    @BeforeEach
    void empty_the_table() {
        run(pool, "delete from idempotency_key");
    }

    @Test
    void expired_rows_are_purged_in_batches_and_younger_ones_stay() {
        insert(2500, "7 days 1 minute");
        insert(10, "6 days 23 hours");

        purgeUntilOldRowsAre(0);

        assertThat(count(pool, YOUNG)).isEqualTo(10);
    }

    @Test
    void rows_locked_by_another_transaction_are_skipped() {
        insert(10, "8 days");

        SqlConnection other = pool.getConnection().await().indefinitely();
        other.query("begin; select from " + OLD + " limit 3 for update")
                .execute()
                .await()
                .indefinitely();
        try {
            purgeUntilOldRowsAre(3);
        } finally {
            other.query("rollback").execute().await().indefinitely();
            other.close().await().indefinitely();
        }

        assertThat(count(pool, OLD)).isEqualTo(3);
    }

    private void purgeUntilOldRowsAre(int old) {
        RetentionPurge purge = new RetentionPurge(List.of(keys), vertx);
        purge.start(new StartupEvent());
        try {
            await().until(() -> count(pool, OLD) == old);
        } finally {
            purge.stop(new ShutdownEvent());
        }
    }

    private void insert(int rows, String age) {
        run(pool, """
                insert into idempotency_key (key, fingerprint, order_id, claimed_at)
                select gen_random_uuid()::text, '', gen_random_uuid(), now() - interval '%s' from generate_series(1, %d)""".formatted(age, rows));
    }
}
