package tidings.eventmanager.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.eventmanager.delivery.DeliveryFixture.done;
import static tidings.eventmanager.delivery.DeliveryFixture.subscribePaused;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.embedded.client.WebhookReceiver;
import tidings.eventmanager.delivery.DeliveryQueue.Pending;
import tidings.eventmanager.delivery.webhook.Outcome;
import tidings.eventmanager.subscriptions.SubscriptionDirectory;
import tidings.eventmanager.subscriptions.SubscriptionId;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.Tables;

/** The queue of one subscription. It is paused, so the service under test claims nothing. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class DeliveryQueueTest {

    private static final Duration CLAIM = Duration.ofSeconds(30);
    private static final RetryPolicy POLICY = new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(10), 10, 12);

    @Inject
    DeliveryQueue deliveries;

    @Inject
    SubscriptionDirectory directory;

    @Inject
    Pool pool;

    private final WebhookReceiver receiver = WebhookReceiver.openRecording(0);
    private String subscription = "";

    @BeforeEach
    void subscribe_and_pause() {
        subscription = subscribePaused(receiver);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void deliveries_that_wait_for_their_retry_hide_no_others() {
        add(600, "'retried-' || n", "now() + interval '1 hour'");
        add(1, "'healthy'", "now()");

        assertThat(claim(50)).extracting(each -> each.event().key()).containsExactly("healthy");
    }

    @Test
    void a_long_queue_of_one_key_hides_no_other_key() {
        add(2_000, "'long'", "now()");
        add(1, "'other'", "now()");

        assertThat(claim(50)).extracting(each -> each.event().key()).containsExactlyInAnyOrder("long", "other");
    }

    @Test
    void a_failing_subscription_is_probed_by_one_replica_with_one_delivery() {
        add(40, "'key-' || n", "now()");
        fail(claim(10));
        fail(claim(10));

        List<Pending> probed =
                Stream.generate(() -> CompletableFuture.supplyAsync(() -> claim(10))).limit(6).toList().stream()
                        .flatMap(each -> each.join().stream())
                        .toList();

        assertThat(probed).hasSize(1);
    }

    @Test
    void failures_of_several_replicas_at_once_are_one_round() {
        add(40, "'key-' || n", "now()");
        List<List<Pending>> batches = List.of(claim(10), claim(10), claim(10));

        assertThat(batches).extracting(this::fail).containsExactly(1, 1, 1);
    }

    @Test
    void a_success_ends_the_probes() {
        add(40, "'key-' || n", "now()");
        fail(claim(10));
        fail(claim(10));
        List<Pending> probe = claim(10);

        settle(probe, new Outcome.Delivered("204"));

        assertThat(claim(50)).hasSize(19);
    }

    /** A replay that begins before a delivery is settled queues it once more. */
    @Test
    void a_delivery_that_a_replay_queued_again_can_be_settled() {
        add(1, "'replayed'", "now()");
        List<Pending> batch = claim(1);
        run("insert into settled_delivery values ('%s', %d, 'DELIVERED', '{}')"
                .formatted(subscription, batch.get(0).position()));

        settle(batch, new Outcome.Delivered("204"));

        assertThat(rows("delivery")).isZero();
        assertThat(rows("settled_delivery")).isEqualTo(1);
    }

    @Test
    void an_event_that_arrives_while_its_predecessor_is_settled_is_claimed_next() {
        add(1, "'key'", "now()");
        List<Pending> first = claim(1);
        SqlConnection arriving = pool.getConnectionAndAwait();
        try {
            long version = done(directory.current()).version();
            Transaction transaction = arriving.beginAndAwait();
            arriving.query(("select add_events('{/test}', '{%1$s}', '{key}', array[now()], array['{}'], array['{}'],"
                                    + " '{%2$s}', '{1}', %3$d)")
                            .formatted(UUID.randomUUID(), subscription, version))
                    .executeAndAwait();

            CompletableFuture<Integer> settled =
                    CompletableFuture.supplyAsync(() -> settle(first, new Outcome.Delivered("204")));
            await().until(() -> Tables.count(pool, "pg_locks where not granted") > 0 || settled.isDone());
            transaction.commitAndAwait();
            settled.join();
        } finally {
            arriving.closeAndAwait();
        }

        assertThat(claim(50)).hasSize(1);
    }

    private List<Pending> claim(int limit) {
        return done(directory
                        .current()
                        .chain(current -> deliveries.claim(
                                new SubscriptionId(UUID.fromString(subscription)), current.version(), limit, CLAIM)))
                .deliveries();
    }

    /** Returns the failures in a row. The pauses that follow are over at once. */
    private int fail(List<Pending> batch) {
        int failures = settle(batch, Outcome.Failed.because("503"));
        run("update delivery_failures set quiet_until = now() where subscription_id = '%s'".formatted(subscription));
        return failures;
    }

    private int settle(List<Pending> batch, Outcome outcome) {
        Instant now = Instant.now();
        List<AttemptResult> results = batch.stream()
                .map(each -> AttemptResult.after(each.position(), each.attempts(), outcome, now, now, POLICY, 1))
                .toList();
        return done(deliveries.settle(
                new SubscriptionId(UUID.fromString(subscription)),
                results,
                batch.get(0).failures(),
                Duration.ZERO));
    }

    /** Adds pending deliveries. {@code key} and {@code due} are SQL over {@code n}. */
    private void add(int count, String key, String due) {
        run("""
                with event as (
                    insert into published_event (source, id, key, time, attributes, payload)
                    select '/test', gen_random_uuid(), %2$s, now(),
                        '{"id": "' || gen_random_uuid() || '", "type": "tidings.order.confirmed.v1", "source": "/test"}', '{}'
                    from generate_series(1, %1$d) as n returning position, key
                )
                insert into delivery (subscription_id, event, key, due_at, head)
                select '%4$s', position, key, %3$s, row_number() over (partition by key order by position) = 1 from event""".formatted(count, key, due, subscription));
    }

    private void run(String sql) {
        Tables.run(pool, sql);
    }

    private long rows(String table) {
        return DeliveryFixture.rows(pool, table, subscription);
    }
}
