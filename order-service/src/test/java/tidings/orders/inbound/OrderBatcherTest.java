package tidings.orders.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.messaging.testing.Infrastructure;
import tidings.orders.inbound.ConcurrentCustomers.Request;

/** Concurrent orders share a transaction, and nothing else. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class OrderBatcherTest {

    private static final int MANY = 20;

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
    void waiting_orders_share_a_transaction_and_keep_their_correlation_ids() {
        List<String> flows = ConcurrentOrders.flows(MANY);
        List<CompletableFuture<HttpResponse<String>>> answers = concurrent.whileLocked(books(flows));

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(202));
        assertThat(answers)
                .extracting(answer ->
                        answer.join().headers().firstValue("X-Correlation-Id").orElseThrow())
                .isEqualTo(flows);
        Map<String, String> transactions = concurrent.transactions(flows);
        assertThat(transactions).containsOnlyKeys(flows);
        // One, except for requests that were in flight but not yet parsed when the batch began.
        assertThat(transactions.values().stream().distinct()).hasSizeLessThan(MANY / 4);
    }

    @Test
    void an_order_that_the_database_rejects_harms_no_neighbour() {
        pool.query("alter table orders add constraint no_poison check (lines::text not like '%poison%')")
                .executeAndAwait();
        try {
            List<String> flows = ConcurrentOrders.flows(MANY);
            List<CompletableFuture<HttpResponse<String>>> answers = concurrent.whileLocked(IntStream.range(0, MANY)
                    .mapToObj(n -> new Request(flows.get(n), n % 2 == 0 ? "book" : "poison", Optional.empty()))
                    .toList());

            assertThat(answers.stream().map(answer -> answer.join().statusCode()))
                    .containsExactlyElementsOf(IntStream.range(0, MANY)
                            .mapToObj(n -> n % 2 == 0 ? 202 : 500)
                            .toList());
            assertThat(concurrent.transactions(flows)).hasSize(MANY / 2);
        } finally {
            pool.query("alter table orders drop constraint no_poison").executeAndAwait();
        }
    }

    @Test
    void an_outage_answers_503_to_the_whole_batch_and_places_nothing() {
        List<String> flows = ConcurrentOrders.flows(MANY);
        List<CompletableFuture<HttpResponse<String>>> answers;
        try (OrdersTableLock lock = new OrdersTableLock(pool)) {
            answers = concurrent.behindFirst(lock, books(flows));
            await().until(() -> {
                lock.disconnectWaiting();
                return answers.stream().allMatch(CompletableFuture::isDone);
            });
        }

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.join().statusCode()).isEqualTo(503);
            assertThat(answer.join().headers().firstValue("Retry-After")).isPresent();
        });
        assertThat(concurrent.transactions(flows)).isEmpty();
    }

    private static List<Request> books(List<String> flows) {
        return flows.stream().map(Request::book).toList();
    }
}
