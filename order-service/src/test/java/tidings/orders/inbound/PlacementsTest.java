package tidings.orders.inbound;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
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

    @Inject
    Pool pool;

    @Inject
    MeterRegistry metrics;

    @TestHTTPResource("/orders")
    URI orders;

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
        Customers customers = new Customers(orders);
        CompletableFuture<HttpResponse<String>> other = customers.place("another", "book");
        await().until(() -> standStill.waiting() == 1);
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, flows.size())
                .mapToObj(n -> customers.place(flows.get(n), skus[n % skus.length]))
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
}
