package tidings.messaging;

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
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.messaging.inbox.InboxPurge;
import tidings.messaging.inbox.InboxTable;
import tidings.messaging.testing.Infrastructure;

/** What was handled is remembered for a time. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class InboxPurgeTest {

    private static final Duration RETENTION = Duration.ofDays(8);

    @Inject
    InboxTable handled;

    @Inject
    Pool pool;

    @Inject
    Vertx vertx;

    @BeforeEach
    void nothing_is_old() {
        run(pool, "delete from inbox where source in ('/old', '/young')");
    }

    @Test
    void what_is_older_goes_however_much_it_is_and_what_is_younger_stays() {
        remembered("/old", 2500, "8 days 1 minute");
        remembered("/young", 10, "7 days 23 hours");

        InboxPurge purge = new InboxPurge(handled, vertx, RETENTION);
        purge.start(new StartupEvent());
        purge.stop(new ShutdownEvent());

        await().until(() -> count(pool, "inbox where source = '/old'") == 0);
        assertThat(count(pool, "inbox where source = '/young'")).isEqualTo(10);
    }

    @Test
    void a_batch_is_no_larger_than_it_may_be_and_begins_with_the_oldest() {
        remembered("/young", 5, "8 days 1 minute");
        remembered("/old", 5, "9 days");

        assertThat(forget(5)).isEqualTo(5);

        assertThat(count(pool, "inbox where source = '/old'")).isZero();
        assertThat(count(pool, "inbox where source = '/young'")).isEqualTo(5);
    }

    @Test
    void a_replica_passes_by_what_another_one_is_purging() {
        remembered("/old", 20, "9 days");

        List<Integer> forgotten = pool.withTransaction(other -> other.query(
                                "delete from inbox where source = '/old' and id in"
                                        + " (select id from inbox where source = '/old' order by handled_at, id limit 10)")
                        .execute()
                        .chain(() -> handled.forget(RETENTION, 20)
                                .ifNoItem()
                                .after(Duration.ofSeconds(5))
                                .fail())
                        .map(List::of))
                .await()
                .indefinitely();

        assertThat(forgotten).containsExactly(10);
        assertThat(count(pool, "inbox where source = '/old'")).isZero();
    }

    private int forget(int limit) {
        return handled.forget(RETENTION, limit).await().atMost(Duration.ofSeconds(10));
    }

    private void remembered(String source, int messages, String age) {
        run(pool, """
                insert into inbox select '%s', gen_random_uuid()::text, now() - interval '%s' - n * interval '1 ms'
                from generate_series(1, %d) n""".formatted(source, age, messages));
    }
}
