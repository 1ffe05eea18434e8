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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import tidings.messaging.testing.Infrastructure;
import tidings.orders.inbound.ConcurrentCustomers.Wish;

/** Who cannot be served soon is told at once, and the others are served. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class BulkheadTest {

    private static final int TOO_MANY = 15;

    @Inject
    Pool pool;

    @ConfigProperty(name = "tidings.orders.at-once")
    int atOnce;

    @TestHTTPResource("/orders")
    URI orders;

    @Test
    void while_nothing_goes_on_only_so_many_wait_and_all_of_them_are_served() {
        ConcurrentCustomers customers = new ConcurrentCustomers(orders);
        List<CompletableFuture<HttpResponse<String>>> answers;
        List<HttpResponse<String>> refusals;
        try (OrdersTableLock standStill = new OrdersTableLock(pool)) {
            answers = IntStream.range(0, atOnce + TOO_MANY)
                    .mapToObj(n -> customers.place(Wish.book("at-once-" + n)))
                    .toList();
            await().until(() -> standStill.waiting() > 0);
            await().until(() ->
                    answers.stream().filter(CompletableFuture::isDone).count() == TOO_MANY);
            refusals = answers.stream()
                    .filter(CompletableFuture::isDone)
                    .map(CompletableFuture::join)
                    .toList();
        }

        assertThat(refusals).allSatisfy(refusal -> {
            assertThat(refusal.statusCode()).isEqualTo(503);
            assertThat(refusal.headers().firstValue("Retry-After")).contains("1");
            assertThat(refusal.body()).contains("urn:tidings:problem:busy");
        });
        assertThat(answers.stream().map(CompletableFuture::join).filter(answer -> answer.statusCode() == 202))
                .hasSize(atOnce);
        assertThat(customers.place(Wish.book("afterwards")).join().statusCode()).isEqualTo(202);
    }
}
