package tidings.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.embedded.Component.PAYMENT_SERVICE;
import static tidings.system.faults.Probes.DOWN;
import static tidings.system.faults.Probes.UP;
import static tidings.system.faults.Probes.WELL;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tidings.embedded.Component;
import tidings.system.ledger.AuditReport;
import tidings.system.ledger.RetryingCustomers;

/** A consumer that does not get anywhere is found, and one that only waits is left alone. */
@Tag("faults")
class StalledConsumerTest {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Duration A_MINUTE = Duration.ofSeconds(60);
    /** More than any batch and any record may take. */
    private static final Duration LONG = Duration.ofSeconds(75);

    private static FaultTestEnvironment arena;

    @BeforeAll
    static void open() {
        arena = new FaultTestEnvironment();
    }

    @AfterAll
    static void close() throws IOException {
        arena.close();
    }

    @Test
    void a_consumer_that_is_stuck_while_the_database_answers_is_found_within_a_minute() throws Exception {
        arena.ledger().startAnew();
        try (RetryingCustomers customers = RetryingCustomers.ordering(5, arena::doors, arena::method, 1)) {
            try (Connection held = DriverManager.getConnection(
                            arena.system().jdbcUrl(PAYMENT_SERVICE), PAYMENT_SERVICE.database(), "");
                    Statement statement = held.createStatement()) {
                held.setAutoCommit(false);
                statement.execute("lock table inbox in access exclusive mode");

                await().atMost(A_MINUTE).until(() -> payments().live() == DOWN);
                assertThat(payments()).isEqualTo(new Probes(DOWN, UP, UP));
                assertThat(Probes.of(arena.system(), Component.ORDER_SERVICE)).isEqualTo(WELL);
                assertThat(Probes.of(arena.system(), Component.NOTIFICATION_SERVICE))
                        .isEqualTo(WELL);
            }
            await().atMost(SOON).until(() -> payments().equals(WELL));
            customers.stop();
            assertBalance(customers);
        }
    }

    @Test
    void a_consumer_that_waits_for_room_in_the_outbox_is_not_stuck() throws Exception {
        arena.ledger().startAnew();
        try (RetryingCustomers customers = RetryingCustomers.ordering(5, arena::doors, arena::method, 2)) {
            DatabaseFault full = DatabaseFault.outboxFull(arena.system(), PAYMENT_SERVICE);
            try {
                await().during(LONG)
                        .atMost(LONG.plus(SOON))
                        .pollInterval(500, TimeUnit.MILLISECONDS)
                        .until(() -> payments().equals(WELL));
            } finally {
                full.end();
            }
            customers.stop();
            assertBalance(customers);
        }
    }

    private static Probes payments() {
        return Probes.of(arena.system(), PAYMENT_SERVICE);
    }

    private static void assertBalance(RetryingCustomers customers) throws InterruptedException {
        AuditReport account = arena.ledger().settle(customers, A_MINUTE);
        assertThat(account.balances()).as(account.toString()).isTrue();
    }
}
