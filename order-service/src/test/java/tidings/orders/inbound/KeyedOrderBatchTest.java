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
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.messaging.envelope.MessageContext;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.Transactions;
import tidings.orders.domain.OrderId;
import tidings.orders.idempotency.IdempotencyKey;
import tidings.orders.idempotency.IdempotencyKeys;
import tidings.orders.inbound.ConcurrentCustomers.Wish;

/** Of orders that come at the same time, those with the same idempotency key are one order, and delay no other. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class KeyedOrderBatchTest {

    private static final int MANY = 20;

    @Inject
    IdempotencyKeys keys;

    @Inject
    Pool pool;

    @Inject
    MeterRegistry metrics;

    @TestHTTPResource("/orders")
    URI orders;

    private ConcurrentOrders rush;

    @BeforeEach
    void open() {
        rush = new ConcurrentOrders(pool, metrics, orders);
    }

    @Test
    void of_those_with_the_same_key_one_is_placed_and_the_others_are_told_of_it() {
        List<String> flows = ConcurrentOrders.flows(MANY);
        List<String> given =
                flows.stream().limit(MANY / 4).map(flow -> "key of " + flow).toList();

        List<CompletableFuture<HttpResponse<String>>> answers = rush.whileNothingGoesOn(IntStream.range(0, MANY)
                .mapToObj(n -> Wish.book(flows.get(n)).with(given.get(n % given.size())))
                .toList());

        Map<String, List<String>> orders = IntStream.range(0, MANY)
                .boxed()
                .collect(groupingBy(
                        n -> given.get(n % given.size()),
                        mapping(n -> location(answers.get(n).join()), toList())));
        assertThat(orders.values()).allSatisfy(same -> assertThat(same).containsOnly(same.get(0)));
        assertThat(orders.values().stream().flatMap(List::stream).distinct()).hasSize(given.size());
        assertThat(rush.transactions(flows)).hasSize(given.size());
        assertThat(rush.transactions(flows).values().stream().distinct()).hasSizeLessThan(given.size());
    }

    @Test
    void a_key_that_another_transaction_claims_holds_up_nobody_else() {
        List<String> flows = ConcurrentOrders.flows(MANY);
        String taken = "key of " + flows.get(0);
        CompletableFuture<Void> claimed = new CompletableFuture<>();
        CompletableFuture<Void> enough = new CompletableFuture<>();
        CompletableFuture<OrderId> another = claim(taken, claimed, enough);
        claimed.join();

        List<CompletableFuture<HttpResponse<String>>> answers = rush.whileNothingGoesOn(flows.stream()
                .map(flow -> Wish.book(flow).with("key of " + flow))
                .toList());

        try {
            await().until(() -> answers.subList(1, MANY).stream().allMatch(CompletableFuture::isDone));
            assertThat(answers.get(0)).isNotDone();
        } finally {
            enough.complete(null);
        }
        assertThat(answers.subList(1, MANY))
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(202));
        assertThat(answers.get(0).join().statusCode()).isEqualTo(422);
        assertThat(another).isCompleted();
        assertThat(rush.transactions(flows)).containsOnlyKeys(flows.subList(1, MANY));
    }

    /** In a transaction that commits when there was {@code enough}, for another request. */
    private CompletableFuture<OrderId> claim(
            String key, CompletableFuture<Void> claimed, CompletableFuture<Void> enough) {
        return CompletableFuture.supplyAsync(
                () -> Transactions.run(MessageContext.startNew("another", null), () -> keys.claim(
                                new IdempotencyKey(key, "another request"), new OrderId(UUID.randomUUID()))
                        .invoke(() -> claimed.complete(null))
                        .call(() -> Uni.createFrom()
                                .completionStage(enough)
                                .emitOn(MutinyHelper.executor(Vertx.currentContext())))));
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(202);
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
