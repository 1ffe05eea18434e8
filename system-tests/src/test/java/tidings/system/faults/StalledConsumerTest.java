package tidings.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.embedded.Component.PAYMENT_SERVICE;
import static tidings.system.faults.Probes.ALL_UP;
import static tidings.system.faults.Probes.DOWN;
import static tidings.system.faults.Probes.UP;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tidings.embedded.Component;
import tidings.system.faults.injection.DatabaseFault;
import tidings.system.ledger.AuditReport;
import tidings.system.ledger.RetryingCustomers;
import tidings.system.ledger.Tolerance;

/** Liveness detects a stalled consumer, but not one that only waits. */
@Tag("faults")
class StalledConsumerTest {

    private static final Duration RECOVERY_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration DETECTION_TIMEOUT = Duration.ofSeconds(60);
    /** More than the limits of a batch and of a record. */
    private static final Duration BEYOND_ALL_LIMITS = Duration.ofSeconds(75);

    /** Most orders expire: no payment is collected meanwhile. */
    private static final Tolerance STALLED = new Tolerance(100, 0, 0);

    private static FaultTestEnvironment environment;

    @BeforeAll
    static void open() {
        environment = new FaultTestEnvironment();
    }

    @AfterAll
    static void close() throws IOException {
        environment.close();
    }

    @Test
    void a_stalled_consumer_fails_liveness_within_a_minute() throws Exception {
        environment.ledger().reset();
        try (RetryingCustomers customers =
                RetryingCustomers.start(5, environment::orderServices, environment.paymentMethods()::next, 1)) {
            try (Connection blocking = DriverManager.getConnection(
                            environment.system().jdbcUrl(PAYMENT_SERVICE), PAYMENT_SERVICE.database(), "");
                    Statement statement = blocking.createStatement()) {
                blocking.setAutoCommit(false);
                statement.execute("lock table inbox in access exclusive mode");

                await().atMost(DETECTION_TIMEOUT).until(() -> payments().live() == DOWN);
                assertThat(payments()).isEqualTo(new Probes(DOWN, UP, UP));
                assertThat(Probes.of(environment.system(), Component.ORDER_SERVICE))
                        .isEqualTo(ALL_UP);
                assertThat(Probes.of(environment.system(), Component.NOTIFICATION_SERVICE))
                        .isEqualTo(ALL_UP);
            }
            await().atMost(RECOVERY_TIMEOUT).until(() -> payments().equals(ALL_UP));
            customers.stop();
            assertBalance(customers);
        }
    }

    @Test
    void a_consumer_that_waits_for_the_outbox_stays_live() throws Exception {
        environment.ledger().reset();
        try (RetryingCustomers customers =
                RetryingCustomers.start(5, environment::orderServices, environment.paymentMethods()::next, 2)) {
            DatabaseFault full = DatabaseFault.outboxFull(environment.system(), PAYMENT_SERVICE);
            try {
                await().during(BEYOND_ALL_LIMITS)
                        .atMost(BEYOND_ALL_LIMITS.plus(RECOVERY_TIMEOUT))
                        .pollInterval(500, TimeUnit.MILLISECONDS)
                        .until(() -> payments().equals(ALL_UP));
            } finally {
                full.end();
            }
            customers.stop();
            assertBalance(customers);
        }
    }

    private static Probes payments() {
        return Probes.of(environment.system(), PAYMENT_SERVICE);
    }

    private static void assertBalance(RetryingCustomers customers) throws InterruptedException {
        AuditReport report = environment.ledger().audit(List.of(customers), STALLED, DETECTION_TIMEOUT);
        assertThat(report.balances()).as(report.toString()).isTrue();
    }
}
