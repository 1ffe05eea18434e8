package tidings.notifications.outbound;

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
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.messaging.testing.Infrastructure;

/** The provider that is played remembers for a time. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class NotificationGatewayPurgeTest {

    private static final Duration KEPT = Duration.ofDays(7);
    private static final String OLD = "courier_log where brought_at < now() - interval '7 days'";
    private static final String YOUNG =
            "courier_log where brought_at between now() - interval '7 days' and now() - interval '6 days'";

    @Inject
    Pool pool;

    @Inject
    Vertx vertx;

    @BeforeEach
    void nothing_is_there() {
        run(pool, "delete from courier_log");
    }

    @Test
    void what_is_older_goes_however_much_it_is_and_what_is_younger_stays() {
        insert(2500, "7 days 1 minute");
        insert(10, "6 days 23 hours");

        purgeUntilThereAre(0);

        assertThat(count(pool, YOUNG)).isEqualTo(10);
    }

    @Test
    void what_somebody_else_has_in_hand_is_passed_by() {
        insert(10, "8 days");

        SqlConnection other = pool.getConnection().await().indefinitely();
        other.query("begin; select from " + OLD + " limit 3 for update")
                .execute()
                .await()
                .indefinitely();
        try {
            purgeUntilThereAre(3);
        } finally {
            other.query("rollback").execute().await().indefinitely();
            other.close().await().indefinitely();
        }

        assertThat(count(pool, OLD)).isEqualTo(3);
    }

    /** It begins when it is started. */
    private void purgeUntilThereAre(int old) {
        NotificationGatewayPurge purge = new NotificationGatewayPurge(pool, vertx, KEPT);
        purge.start(new StartupEvent());
        try {
            await().until(() -> count(pool, OLD) == old);
        } finally {
            purge.stop(new ShutdownEvent());
        }
    }

    private void insert(int rows, String age) {
        run(pool, """
                insert into courier_log (notification_id, text, brought_at)
                select gen_random_uuid(), '', now() - interval '%s' from generate_series(1, %d)""".formatted(age, rows));
    }
}
