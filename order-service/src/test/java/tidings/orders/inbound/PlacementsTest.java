package tidings.orders.inbound;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
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
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tidings.messaging.Cause;
import tidings.messaging.testing.Infrastructure;
import tidings.messaging.testing.Transactions;
import tidings.orders.IdempotencyKey;
import tidings.orders.IdempotencyKeys;
import tidings.orders.domain.OrderId;

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
    IdempotencyKeys keys;

    @Inject
    MeterRegistry metrics;

    @TestHTTPResource("/orders")
    URI orders;

    @Test
    void those_who_wait_for_one_are_placed_in_one_transaction_each_in_its_own_flow() {
        List<String> flows = flows();
        List<CompletableFuture<HttpResponse<String>>> answers =
                placeWhileNothingGoesOn(flows, PlacementsTest::book, PlacementsTest::noKey);

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
            List<CompletableFuture<HttpResponse<String>>> answers =
                    placeWhileNothingGoesOn(flows, n -> n % 2 == 0 ? "book" : "poison", PlacementsTest::noKey);

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
            answers = placeBehindAnother(standStill, flows, PlacementsTest::book, PlacementsTest::noKey);
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

    @Test
    void of_those_with_the_same_key_one_is_placed_and_the_others_are_told_of_it() {
        List<String> flows = flows();
        List<String> given =
                flows.stream().limit(MANY / 4).map(flow -> "key of " + flow).toList();

        List<CompletableFuture<HttpResponse<String>>> answers =
                placeWhileNothingGoesOn(flows, PlacementsTest::book, n -> Optional.of(given.get(n % given.size())));

        Map<String, List<String>> orders = IntStream.range(0, MANY)
                .boxed()
                .collect(groupingBy(
                        n -> given.get(n % given.size()),
                        mapping(n -> location(answers.get(n).join()), toList())));
        assertThat(orders.values()).allSatisfy(same -> assertThat(same).containsOnly(same.get(0)));
        assertThat(orders.values().stream().flatMap(List::stream).distinct()).hasSize(given.size());
        assertThat(transactions(flows)).hasSize(given.size());
        assertThat(transactions(flows).values().stream().distinct()).hasSizeLessThan(given.size());
    }

    @Test
    void a_key_that_another_transaction_claims_holds_up_nobody_else() {
        List<String> flows = flows();
        String taken = "key of " + flows.get(0);
        CompletableFuture<Void> claimed = new CompletableFuture<>();
        CompletableFuture<Void> enough = new CompletableFuture<>();
        CompletableFuture<OrderId> another = claim(taken, claimed, enough);
        claimed.join();

        List<CompletableFuture<HttpResponse<String>>> answers =
                placeWhileNothingGoesOn(flows, PlacementsTest::book, n -> Optional.of("key of " + flows.get(n)));

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
        assertThat(transactions(flows)).containsOnlyKeys(flows.subList(1, MANY));
    }

    /** In a transaction that commits when there was {@code enough}, for another request. */
    private CompletableFuture<OrderId> claim(
            String key, CompletableFuture<Void> claimed, CompletableFuture<Void> enough) {
        return CompletableFuture.supplyAsync(() -> Transactions.run(Cause.entrance("another", null), () -> keys.claim(
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

    private static String book(int n) {
        return "book";
    }

    private static Optional<String> noKey(int n) {
        return Optional.empty();
    }

    private static List<String> flows() {
        return Stream.generate(() -> "together-" + UUID.randomUUID())
                .limit(MANY)
                .toList();
    }

    private List<CompletableFuture<HttpResponse<String>>> placeWhileNothingGoesOn(
            List<String> flows, IntFunction<String> sku, IntFunction<Optional<String>> key) {
        try (StandStill standStill = new StandStill(pool)) {
            return placeBehindAnother(standStill, flows, sku, key);
        }
    }

    /** Returns when all are inside, and the other one waits for the database. */
    private List<CompletableFuture<HttpResponse<String>>> placeBehindAnother(
            StandStill standStill, List<String> flows, IntFunction<String> sku, IntFunction<Optional<String>> key) {
        Customers customers = new Customers(orders);
        CompletableFuture<HttpResponse<String>> other = customers.place("another", "book", Optional.empty());
        await().until(() -> standStill.waiting() == 1);
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, flows.size())
                .mapToObj(n -> customers.place(flows.get(n), sku.apply(n), key.apply(n)))
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
