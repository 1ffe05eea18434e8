package tidings.orders.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import tidings.messaging.testing.Infrastructure;

/** Who cannot be served soon is told at once, and the others are served. */
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class AdmissionTest {

    private static final int TOO_MANY = 15;

    @Inject
    Pool pool;

    @ConfigProperty(name = "tidings.orders.at-once")
    int atOnce;

    @TestHTTPResource("/orders")
    URI orders;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void while_nothing_goes_on_only_so_many_wait_and_all_of_them_are_served() {
        SqlConnection connection = pool.getConnectionAndAwait();
        connection.query("begin; lock table orders in exclusive mode").executeAndAwait();
        List<CompletableFuture<HttpResponse<String>>> answers =
                Stream.generate(this::place).limit(atOnce + TOO_MANY).toList();

        await().until(() -> answers.stream().filter(CompletableFuture::isDone).count() == TOO_MANY);
        List<HttpResponse<String>> refusals = answers.stream()
                .filter(CompletableFuture::isDone)
                .map(CompletableFuture::join)
                .toList();
        connection.query("commit").executeAndAwait();
        connection.closeAndAwait();

        assertThat(refusals).allSatisfy(refusal -> {
            assertThat(refusal.statusCode()).isEqualTo(503);
            assertThat(refusal.headers().firstValue("Retry-After")).contains("1");
            assertThat(refusal.body()).contains("urn:tidings:problem:busy");
        });
        assertThat(answers.stream().map(CompletableFuture::join).filter(answer -> answer.statusCode() == 202))
                .hasSize(atOnce);
        assertThat(place().join().statusCode()).isEqualTo(202);
    }

    private CompletableFuture<HttpResponse<String>> place() {
        String order = """
                {"customerId": "%s", "paymentMethod": "pm_card_visa",
                 "lines": [{"sku": "book", "quantity": 1, "unitPrice": {"amount": 1999, "currency": "EUR"}}]}""".formatted(UUID.randomUUID());
        return http.sendAsync(
                HttpRequest.newBuilder(orders)
                        .version(HttpClient.Version.HTTP_1_1)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(order))
                        .build(),
                BodyHandlers.ofString());
    }
}
