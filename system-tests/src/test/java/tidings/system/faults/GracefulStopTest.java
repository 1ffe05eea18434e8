package tidings.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.embedded.Component.ORDER_SERVICE;
import static tidings.embedded.Component.PAYMENT_SERVICE;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tidings.embedded.Component;
import tidings.embedded.Replica;
import tidings.system.faults.injection.Delay;
import tidings.system.ledger.AuditReport;
import tidings.system.ledger.RetryingCustomers;
import tidings.system.ledger.Tolerance;

/** A stopping service finishes its work within the grace period. Clients see refused connections at most. */
@Tag("faults")
class GracefulStopTest {

    private static final int ORDERS_PER_SECOND = 10;
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static FaultTestEnvironment environment;

    @BeforeAll
    static void open() {
        environment = new FaultTestEnvironment();
    }

    @AfterAll
    static void close() throws IOException {
        environment.close();
    }

    @AfterEach
    void restore_the_system() {
        environment.restore();
    }

    @Test
    void each_service_stops_under_load_and_starts_again() throws Exception {
        underLoad(() -> Component.services().forEach(service -> {
            stop(service);
            environment.system().start(service);
        }));
    }

    @Test
    void each_service_is_restarted_under_load_beside_a_replica() throws Exception {
        underLoad(() -> Component.services().forEach(service -> {
            Replica replica = environment.startReplica(service, Map.of());
            stop(service);
            environment.system().start(service);
            environment.stopReplica(replica);
        }));
    }

    @Test
    void a_stop_answers_waiting_clients_with_the_current_state() throws Exception {
        environment.system().kill(PAYMENT_SERVICE);
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        URI orders = environment.system().url(ORDER_SERVICE).resolve("/orders");
        CompletableFuture<HttpResponse<String>> waiting =
                http.sendAsync(order(orders).header("Prefer", "wait=30").build(), BodyHandlers.ofString());
        String placed = http.send(order(orders).build(), BodyHandlers.ofString())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        CompletableFuture<HttpResponse<String>> watching = http.sendAsync(
                HttpRequest.newBuilder(URI.create(placed + "/events")).build(), BodyHandlers.ofString());
        await().during(Duration.ofSeconds(1)).until(() -> !waiting.isDone() && !watching.isDone());

        Duration took = stop(ORDER_SERVICE);

        assertThat(waiting.join().statusCode()).isEqualTo(202);
        assertThat(waiting.join().body()).contains("PLACED");
        assertThat(waiting.join().headers().firstValue("Connection")).contains("close");
        assertThat(watching.join().statusCode()).isEqualTo(200);
        assertThat(watching.join().body()).contains("PLACED").doesNotContain("EXPIRED");
        assertThat(took).isLessThan(Duration.ofSeconds(8));
    }

    private static void underLoad(Runnable restarts) throws Exception {
        environment.ledger().reset();
        try (HealthWatch health = HealthWatch.over(environment::serviceProcesses);
                RetryingCustomers customers = RetryingCustomers.start(
                        ORDERS_PER_SECOND, environment::orderServices, environment.paymentMethods()::next, 1)) {
            Delay.millis(2_000);
            restarts.run();
            Delay.millis(1_000);
            customers.stop();
            AuditReport report = environment.ledger().audit(List.of(customers), Tolerance.OF_OUTAGES, TIMEOUT);
            System.out.printf(
                    "%nledger: %d orders, failed requests %s%n%s%n", customers.placed(), customers.failures(), report);
            if (!report.balances()) {
                environment.system().keepLogs();
            }
            assertThat(customers.failures().keySet()).isSubsetOf("refused");
            assertThat(report.balances()).as(report.toString()).isTrue();
            assertThat(health.failures()).isEmpty();
        }
    }

    /** Beyond the grace period, a service would be killed. */
    private static Duration stop(Component service) {
        long begin = System.nanoTime();
        environment.system().stop(service);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        System.out.println("stopped " + service + " in " + took.toMillis() + " ms");
        assertThat(took).as("%s stops", service).isLessThan(GRACE);
        return took;
    }

    private static HttpRequest.Builder order(URI orders) {
        return HttpRequest.newBuilder(orders)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("""
                        {"customerId": "5f0c1d2e-0000-4000-8000-000000000001", "paymentMethod": "pm_card_visa",
                         "lines": [{"sku": "book", "quantity": 1, "unitPrice": {"amount": 1999, "currency": "EUR"}}]}"""));
    }
}
