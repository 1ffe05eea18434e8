package tidings.orders.inbound;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tidings.messaging.testing.Infrastructure;

/** Orders that come at the same time share a transaction, and nothing else. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class PlacementsTest {

    private static final int MANY = 20;

    /** The transaction that wrote a row, and the flow that the row is part of. */
    private static final String WRITTEN =
            "select xmin::text as transaction, correlation_id from orders where correlation_id = any($1)";

    /** Who wants to write to the table, and may not. */
    private static final String WAITING =
            "from pg_locks where relation = 'orders'::regclass and mode = 'RowExclusiveLock' and not granted";

    @Inject
    Pool pool;

    @Inject
    MeterRegistry metrics;

    @TestHTTPResource("/orders")
    URI orders;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void those_who_wait_for_one_are_placed_in_one_transaction_each_in_its_own_flow() {
        List<String> flows = flows();
        List<CompletableFuture<HttpResponse<String>>> answers = placeWhileNothingGoesOn(flows, "book");

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(202));
        assertThat(answers)
                .extracting(answer ->
                        answer.join().headers().firstValue("X-Correlation-Id").orElseThrow())
                .isEqualTo(flows);
        Map<String, String> transactions = transactions(flows);
        assertThat(transactions).containsOnlyKeys(flows);
        // One, but for those who were inside and had not been read when the others began.
        assertThat(transactions.values().stream().distinct()).hasSizeLessThan(MANY / 4);
    }

    @Test
    void one_that_the_database_refuses_harms_no_neighbour() {
        pool.query("alter table orders add constraint no_poison check (lines::text not like '%poison%')")
                .executeAndAwait();
        try {
            List<String> flows = flows();
            List<CompletableFuture<HttpResponse<String>>> answers = placeWhileNothingGoesOn(flows, "book", "poison");

            assertThat(answers.stream().map(answer -> answer.join().statusCode()))
                    .containsExactlyElementsOf(IntStream.range(0, MANY)
                            .mapToObj(n -> n % 2 == 0 ? 202 : 500)
                            .toList());
            assertThat(transactions(flows)).hasSize(MANY / 2);
        } finally {
            pool.query("alter table orders drop constraint no_poison").executeAndAwait();
        }
    }

    @Test
    void an_outage_is_told_to_all_whom_it_meets_and_nothing_is_placed() {
        List<String> flows = flows();
        List<CompletableFuture<HttpResponse<String>>> answers;
        try (StandStill standStill = new StandStill(pool)) {
            answers = placeBehindAnother(standStill, flows, "book");
            await().until(() -> {
                standStill.disconnectWhoWaits();
                return answers.stream().allMatch(CompletableFuture::isDone);
            });
        }

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.join().statusCode()).isEqualTo(503);
            assertThat(answer.join().headers().firstValue("Retry-After")).isPresent();
        });
        assertThat(transactions(flows)).isEmpty();
    }

    private static List<String> flows() {
        return Stream.generate(() -> "together-" + UUID.randomUUID())
                .limit(MANY)
                .toList();
    }

    private List<CompletableFuture<HttpResponse<String>>> placeWhileNothingGoesOn(List<String> flows, String... skus) {
        try (StandStill standStill = new StandStill(pool)) {
            return placeBehindAnother(standStill, flows, skus);
        }
    }

    /** Returns when all are inside, and the other one waits for the database. */
    private List<CompletableFuture<HttpResponse<String>>> placeBehindAnother(
            StandStill standStill, List<String> flows, String... skus) {
        CompletableFuture<HttpResponse<String>> other = place("another", "book");
        await().until(() -> standStill.waiting() == 1);
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, flows.size())
                .mapToObj(n -> place(flows.get(n), skus[n % skus.length]))
                .toList();
        await().until(() -> insideTheService() > MANY && !other.isDone());
        return answers;
    }

    private double insideTheService() {
        return metrics.get("http.server.active.requests").gauge().value();
    }

    private Map<String, String> transactions(List<String> flows) {
        return pool.preparedQuery(WRITTEN).executeAndAwait(Tuple.of(flows.toArray(String[]::new))).stream()
                .collect(toMap(row -> row.getString("correlation_id"), row -> row.getString("transaction")));
    }

    private CompletableFuture<HttpResponse<String>> place(String flow, String sku) {
        String order = """
                {"customerId": "%s", "paymentMethod": "pm_card_visa",
                 "lines": [{"sku": "%s", "quantity": 1, "unitPrice": {"amount": 1999, "currency": "EUR"}}]}""".formatted(UUID.randomUUID(), sku);
        return http.sendAsync(
                HttpRequest.newBuilder(orders)
                        .version(HttpClient.Version.HTTP_1_1)
                        .header("Content-Type", "application/json")
                        .header("X-Correlation-Id", flow)
                        .POST(BodyPublishers.ofString(order))
                        .build(),
                BodyHandlers.ofString());
    }

    /** While it lasts, the table of orders lets nobody in. */
    private record StandStill(Pool pool, SqlConnection connection) implements AutoCloseable {

        StandStill(Pool pool) {
            this(pool, pool.getConnectionAndAwait());
            connection.query("begin; lock table orders in exclusive mode").executeAndAwait();
        }

        long waiting() {
            return pool.query("select count(*) " + WAITING)
                    .executeAndAwait()
                    .iterator()
                    .next()
                    .getLong(0);
        }

        void disconnectWhoWaits() {
            pool.query("select pg_terminate_backend(pid) " + WAITING).executeAndAwait();
        }

        @Override
        public void close() {
            connection.query("commit").executeAndAwait();
            connection.closeAndAwait();
        }
    }
}
