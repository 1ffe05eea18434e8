package tidings.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.messaging.testing.Tables.count;
import static tidings.messaging.testing.Tables.run;

import io.quarkus.scheduler.Scheduler;
import io.quarkus.scheduler.Trigger;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.work.Expiring;
import tidings.messaging.work.RetentionPurge;

/** Inbox entries expire after eight days. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class InboxPurgeTest {

    @Inject
    Expiring inbox;

    @Inject
    Pool pool;

    @Inject
    Scheduler scheduler;

    @BeforeEach
    void delete_the_entries_of_this_test() {
        run(pool, "delete from inbox where source in ('/old', '/young')");
    }

    @Test
    void expired_entries_are_purged_in_batches_and_younger_ones_stay() {
        insert("/old", 2500, "8 days 1 minute");
        insert("/young", 10, "7 days 23 hours");

        new RetentionPurge(List.of(inbox)).purge().await().atMost(Duration.ofSeconds(10));

        await().until(() -> count(pool, "inbox where source = '/old'") == 0);
        assertThat(count(pool, "inbox where source = '/young'")).isEqualTo(10);
    }

    @Test
    void a_purge_runs_at_start_and_once_per_minute() {
        Trigger purges = scheduler.getScheduledJobs().stream()
                .filter(job -> job.getMethodDescription().startsWith(RetentionPurge.class.getName()))
                .findFirst()
                .orElseThrow();

        await().until(() -> purges.getPreviousFireTime() != null);
        assertThat(purges.getNextFireTime())
                .isEqualTo(purges.getPreviousFireTime().plus(Duration.ofMinutes(1)));
    }

    @Test
    void a_batch_takes_the_oldest_entries_up_to_its_limit() {
        insert("/young", 5, "8 days 1 minute");
        insert("/old", 5, "9 days");

        assertThat(purge(5)).isEqualTo(5);

        assertThat(count(pool, "inbox where source = '/old'")).isZero();
        assertThat(count(pool, "inbox where source = '/young'")).isEqualTo(5);
    }

    @Test
    void replicas_purging_together_skip_each_others_rows() {
        insert("/old", 20, "9 days");

        List<Integer> purged = pool.withTransaction(other -> other.query(
                                "delete from inbox where source = '/old' and id in"
                                        + " (select id from inbox where source = '/old' order by handled_at, id limit 10)")
                        .execute()
                        .chain(() -> inbox.purge(expiry(), 20)
                                .ifNoItem()
                                .after(Duration.ofSeconds(5))
                                .fail())
                        .map(List::of))
                .await()
                .indefinitely();

        assertThat(purged).containsExactly(10);
        assertThat(count(pool, "inbox where source = '/old'")).isZero();
    }

    private int purge(int limit) {
        return inbox.purge(expiry(), limit).await().atMost(Duration.ofSeconds(10));
    }

    private Instant expiry() {
        return Instant.now().minus(inbox.retention());
    }

    private void insert(String source, int messages, String age) {
        run(pool, """
                insert into inbox select '%s', gen_random_uuid()::text, now() - interval '%s' - n * interval '1 ms'
                from generate_series(1, %d) n""".formatted(source, age, messages));
    }
}
