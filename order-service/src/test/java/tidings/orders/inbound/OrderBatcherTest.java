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
import tidings.orders.inbound.ConcurrentCustomers.Wish;

/** Orders that come at the same time share a transaction, and nothing else. */
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

    private ConcurrentOrders rush;

    @BeforeEach
    void open() {
        rush = new ConcurrentOrders(pool, metrics, orders);
    }

    @Test
    void those_who_wait_for_one_are_placed_in_one_transaction_each_in_its_own_flow() {
        List<String> flows = ConcurrentOrders.flows(MANY);
        List<CompletableFuture<HttpResponse<String>>> answers = rush.whileNothingGoesOn(books(flows));

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(202));
        assertThat(answers)
                .extracting(answer ->
                        answer.join().headers().firstValue("X-Correlation-Id").orElseThrow())
                .isEqualTo(flows);
        Map<String, String> transactions = rush.transactions(flows);
        assertThat(transactions).containsOnlyKeys(flows);
        // One, but for those who were inside and had not been read when the others began.
        assertThat(transactions.values().stream().distinct()).hasSizeLessThan(MANY / 4);
    }

    @Test
    void one_that_the_database_refuses_harms_no_neighbour() {
        pool.query("alter table orders add constraint no_poison check (lines::text not like '%poison%')")
                .executeAndAwait();
        try {
            List<String> flows = ConcurrentOrders.flows(MANY);
            List<CompletableFuture<HttpResponse<String>>> answers = rush.whileNothingGoesOn(IntStream.range(0, MANY)
                    .mapToObj(n -> new Wish(flows.get(n), n % 2 == 0 ? "book" : "poison", Optional.empty()))
                    .toList());

            assertThat(answers.stream().map(answer -> answer.join().statusCode()))
                    .containsExactlyElementsOf(IntStream.range(0, MANY)
                            .mapToObj(n -> n % 2 == 0 ? 202 : 500)
                            .toList());
            assertThat(rush.transactions(flows)).hasSize(MANY / 2);
        } finally {
            pool.query("alter table orders drop constraint no_poison").executeAndAwait();
        }
    }

    @Test
    void an_outage_is_told_to_all_whom_it_meets_and_nothing_is_placed() {
        List<String> flows = ConcurrentOrders.flows(MANY);
        List<CompletableFuture<HttpResponse<String>>> answers;
        try (OrdersTableLock standStill = new OrdersTableLock(pool)) {
            answers = rush.behindAnother(standStill, books(flows));
            await().until(() -> {
                standStill.disconnectWhoWaits();
                return answers.stream().allMatch(CompletableFuture::isDone);
            });
        }

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.join().statusCode()).isEqualTo(503);
            assertThat(answer.join().headers().firstValue("Retry-After")).isPresent();
        });
        assertThat(rush.transactions(flows)).isEmpty();
    }

    private static List<Wish> books(List<String> flows) {
        return flows.stream().map(Wish::book).toList();
    }
}
