package tidings.orders.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tidings.http.BulkheadConfig;
import tidings.messaging.testing.Infrastructure;
import tidings.orders.inbound.ConcurrentCustomers.Request;

/** Requests beyond the limit are rejected at once, and the others are answered. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class BulkheadTest {

    private static final int BEYOND = 15;

    @Inject
    Pool pool;

    @Inject
    BulkheadConfig config;

    @TestHTTPResource("/orders")
    URI orders;

    @Test
    void requests_beyond_the_limit_are_rejected_and_the_others_answered() {
        int limit = config.maxConcurrentRequests();
        ConcurrentCustomers customers = new ConcurrentCustomers(orders);
        List<CompletableFuture<HttpResponse<String>>> answers;
        List<HttpResponse<String>> rejections;
        try (OrdersTableLock lock = new OrdersTableLock(pool)) {
            answers = IntStream.range(0, limit + BEYOND)
                    .mapToObj(n -> customers.place(Request.book("concurrent-" + n)))
                    .toList();
            await().until(() -> lock.waiting() > 0);
            await().until(() ->
                    answers.stream().filter(CompletableFuture::isDone).count() == BEYOND);
            rejections = answers.stream()
                    .filter(CompletableFuture::isDone)
                    .map(CompletableFuture::join)
                    .toList();
        }

        assertThat(rejections).allSatisfy(rejection -> {
            assertThat(rejection.statusCode()).isEqualTo(503);
            assertThat(rejection.headers().firstValue("Retry-After")).contains("1");
            assertThat(rejection.body()).contains("urn:tidings:problem:busy");
        });
        assertThat(answers.stream().map(CompletableFuture::join).filter(answer -> answer.statusCode() == 202))
                .hasSize(limit);
        assertThat(customers.place(Request.book("later")).join().statusCode()).isEqualTo(202);
    }
}
