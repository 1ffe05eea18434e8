package tidings.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.embedded.Component.ORDER_SERVICE;
import static tidings.embedded.Component.PAYMENT_SERVICE;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tidings.contract.Topics;
import tidings.embedded.SystemOptions;
import tidings.embedded.client.TopicTail;
import tidings.system.ledger.AuditReport;
import tidings.system.ledger.Tolerance;

/** A service works off its backlog within its memory limit, while new orders are settled in time. */
@Tag("faults")
class BacklogTest {

    private static final int BACKLOG = 20_000;
    private static final int ORDERS_PER_SECOND = 100;
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    @Test
    void payment_service_works_off_twenty_thousand_waiting_messages() throws IOException {
        SystemOptions options =
                SystemOptions.onFreePorts().withEnvironment(ORDER_SERVICE, "TIDINGS_ORDERS_PAYMENT_DEADLINE", "5m");
        try (FaultTestEnvironment environment = new FaultTestEnvironment(options)) {
            AuditReport report = environment.audit(
                    "a backlog of " + BACKLOG,
                    ORDERS_PER_SECOND,
                    1,
                    () -> buildBacklog(environment),
                    Tolerance.NONE,
                    TIMEOUT);

            assertThat(report.balances()).as(report.toString()).isTrue();
        }
    }

    /** Fills both topics with orders that payment-service reads. */
    private static void buildBacklog(FaultTestEnvironment environment) {
        try (TopicTail unread = TopicTail.open(
                environment.system().bootstrapServers(), List.of(Topics.PAYMENTS_COMMANDS, Topics.ORDERS_EVENTS))) {
            environment.system().stop(PAYMENT_SERVICE);
            await().atMost(TIMEOUT).until(() -> unread.unread() >= BACKLOG);
            environment.system().start(PAYMENT_SERVICE);
        }
    }
}
