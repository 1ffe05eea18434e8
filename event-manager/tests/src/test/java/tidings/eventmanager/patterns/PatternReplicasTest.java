package tidings.eventmanager.patterns;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.eventmanager.patterns.PatternFixture.published;
import static tidings.eventmanager.patterns.PatternFixture.publishedOf;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import tidings.contract.PatternDetected;
import tidings.messaging.testing.Infrastructure;

/** Several replicas detect patterns. Each call has a transaction of its own, as in another replica. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class PatternReplicasTest {

    @Inject
    DetectPatterns detectPatterns;

    @Inject
    PatternFixture fixture;

    @Inject
    Pool pool;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final Set<String> customers =
            Stream.generate(UUID::randomUUID).limit(50).map(UUID::toString).collect(toSet());

    @RepeatedTest(5)
    void a_match_of_events_at_two_replicas_is_published_once() {
        List<ObservedEvent> one = rejections("first", "second");
        List<ObservedEvent> other = rejections("third");

        concurrently(() -> detectPatterns.take(one), () -> detectPatterns.take(other));

        assertEachCustomerMatchesOnce();
    }

    @RepeatedTest(5)
    void an_event_is_used_by_one_replica() {
        List<ObservedEvent> one = rejections("second", "third");
        List<ObservedEvent> other = reversed(rejections("fourth", "fifth"));

        run(() -> detectPatterns.take(rejections("first")));
        concurrently(() -> detectPatterns.take(one), () -> detectPatterns.take(other));

        assertEachCustomerMatchesOnce();
    }

    @RepeatedTest(5)
    void the_same_events_at_two_replicas_match_once() {
        List<ObservedEvent> events = rejections("first", "second", "third");

        concurrently(() -> detectPatterns.take(events), () -> detectPatterns.take(events));

        assertEachCustomerMatchesOnce();
    }

    @Test
    void an_absence_that_two_replicas_check_is_published_once() {
        UUID order = UUID.randomUUID();
        run(() -> detectPatterns.take(List.of(new ObservedEvent(
                "slow-cancellation",
                order.toString(),
                "/order-service",
                "request-" + order,
                "tidings.order.cancellation-requested.v1",
                order,
                "flow",
                now))));

        await().until(() -> {
            concurrently(detectPatterns::sweep, detectPatterns::sweep);
            return !published(order).isEmpty();
        });

        await().until(() -> fixture.count("outbox") == 0);
        assertThat(published(order)).hasSize(1);
    }

    @Test
    void an_absence_is_not_purged_while_another_replica_checks() {
        UUID order = UUID.randomUUID();
        SqlConnection another = pool.getConnection().await().indefinitely();
        try {
            another.query("begin; select pg_advisory_xact_lock(hashtextextended('pattern sweep', 0))")
                    .execute()
                    .await()
                    .indefinitely();
            fixture.sql(("insert into pattern_event (pattern, source, id, key, type, order_id, flow, happened_at,"
                            + " counts_until) values ('slow-cancellation', '/order-service', '%1$s', '%1$s',"
                            + " 'tidings.order.cancellation-requested.v1', '%1$s', 'flow', now() - interval '9 s',"
                            + " now() - interval '5 s')")
                    .formatted(order));
            await().until(() -> fixture.count("pattern_progress where read_until < now() - interval '5 s'") == 0);

            run(detectPatterns::sweep);

            assertThat(fixture.count("pattern_event where order_id = '" + order + "'"))
                    .isEqualTo(1);
        } finally {
            another.query("rollback").execute().await().indefinitely();
            another.close().await().indefinitely();
        }
        await().until(() -> published(order).size() == 1);
    }

    private void assertEachCustomerMatchesOnce() {
        await().until(() -> fixture.count("outbox") == 0);
        assertThat(publishedOf(customers).stream().collect(groupingBy(PatternDetected::groupKey, counting())))
                .containsOnlyKeys(customers)
                .allSatisfy((customer, matches) -> assertThat(matches).isEqualTo(1));
    }

    /** A rejection of each customer under each of these names. */
    private List<ObservedEvent> rejections(String... names) {
        return customers.stream()
                .flatMap(customer -> Stream.of(names).map(name -> rejection(customer, name)))
                .toList();
    }

    private ObservedEvent rejection(String customer, String name) {
        return new ObservedEvent(
                "repeated-rejections",
                customer,
                "/order-service",
                name + "-" + customer,
                "tidings.order.rejected.v1",
                UUID.randomUUID(),
                "flow",
                now);
    }

    private static <T> List<T> reversed(List<T> events) {
        List<T> reversed = new ArrayList<>(events);
        Collections.reverse(reversed);
        return reversed;
    }

    private static void concurrently(Supplier<Uni<?>> one, Supplier<Uni<?>> other) {
        CompletableFuture<Void> another = CompletableFuture.runAsync(() -> run(other));
        run(one);
        another.join();
    }

    private static void run(Supplier<Uni<?>> work) {
        try {
            VertxContextSupport.subscribeAndAwait(() -> work.get().replaceWithVoid());
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
