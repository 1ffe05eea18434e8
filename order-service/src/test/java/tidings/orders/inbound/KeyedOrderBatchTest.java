package tidings.orders.inbound;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.messaging.envelope.MessageContext;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.Transactions;
import tidings.orders.domain.CustomerId;
import tidings.orders.domain.OrderId;
import tidings.orders.idempotency.IdempotencyKey;
import tidings.orders.idempotency.IdempotencyKeys;
import tidings.orders.inbound.ConcurrentCustomers.Request;

/** Concurrent orders with one idempotency key are one order, and delay no other. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class KeyedOrderBatchTest {

    private static final int MANY = 20;
    private static final CustomerId CUSTOMER = new CustomerId(ConcurrentCustomers.CUSTOMER);

    @Inject
    IdempotencyKeys keys;

    @Inject
    Pool pool;

    @Inject
    MeterRegistry metrics;

    @TestHTTPResource("/orders")
    URI orders;

    private ConcurrentOrders concurrent;

    @BeforeEach
    void open() {
        concurrent = new ConcurrentOrders(pool, metrics, orders);
    }

    @Test
    void concurrent_requests_with_one_key_lead_to_one_order() {
        List<String> flows = ConcurrentOrders.flows(MANY);
        List<String> sentKeys =
                flows.stream().limit(MANY / 4).map(flow -> "key of " + flow).toList();

        List<CompletableFuture<HttpResponse<String>>> answers = concurrent.whileLocked(IntStream.range(0, MANY)
                .mapToObj(n -> Request.book(flows.get(n)).with(sentKeys.get(n % sentKeys.size())))
                .toList());

        Map<String, List<String>> orders = IntStream.range(0, MANY)
                .boxed()
                .collect(groupingBy(
                        n -> sentKeys.get(n % sentKeys.size()),
                        mapping(n -> location(answers.get(n).join()), toList())));
        assertThat(orders.values()).allSatisfy(same -> assertThat(same).containsOnly(same.get(0)));
        assertThat(orders.values().stream().flatMap(List::stream).distinct()).hasSize(sentKeys.size());
        assertThat(concurrent.transactions(flows)).hasSize(sentKeys.size());
        assertThat(concurrent.transactions(flows).values().stream().distinct()).hasSizeLessThan(sentKeys.size());
    }

    @Test
    void a_key_claimed_elsewhere_delays_only_its_own_request() {
        List<String> flows = ConcurrentOrders.flows(MANY);
        String taken = "key of " + flows.get(0);
        CompletableFuture<Void> claimed = new CompletableFuture<>();
        CompletableFuture<Void> release = new CompletableFuture<>();
        CompletableFuture<Set<OrderId>> another = claim(taken, claimed, release);
        claimed.join();

        List<CompletableFuture<HttpResponse<String>>> answers = concurrent.whileLocked(flows.stream()
                .map(flow -> Request.book(flow).with("key of " + flow))
                .toList());

        try {
            await().until(() -> answers.subList(1, MANY).stream().allMatch(CompletableFuture::isDone));
            assertThat(answers.get(0)).isNotDone();
        } finally {
            release.complete(null);
        }
        assertThat(answers.subList(1, MANY))
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(202));
        assertThat(answers.get(0).join().statusCode()).isEqualTo(422);
        assertThat(another).isCompleted();
        assertThat(concurrent.transactions(flows)).containsOnlyKeys(flows.subList(1, MANY));
    }

    /** Claims the key for another request, in a transaction that commits after {@code release}. */
    private CompletableFuture<Set<OrderId>> claim(
            String key, CompletableFuture<Void> claimed, CompletableFuture<Void> release) {
        return CompletableFuture.supplyAsync(
                () -> Transactions.run(MessageContext.startNew("another", null), () -> keys.claim(Map.of(
                                new OrderId(UUID.randomUUID()), new IdempotencyKey(CUSTOMER, key, "another request")))
                        .invoke(() -> claimed.complete(null))
                        .call(() -> Uni.createFrom()
                                .completionStage(release)
                                .emitOn(MutinyHelper.executor(Vertx.currentContext())))));
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(202);
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
