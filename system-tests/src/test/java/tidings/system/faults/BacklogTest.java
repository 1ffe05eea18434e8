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

/** What has waited for a service is caught up, in the memory that it has, while new orders are settled in time. */
@Tag("faults")
class BacklogTest {

    private static final int WAITING = 20_000;
    private static final int A_SECOND = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Test
    void twenty_thousand_messages_that_waited_for_payment_service_are_caught_up() throws IOException {
        SystemOptions options =
                SystemOptions.onFreePorts().withEnvironment(ORDER_SERVICE, "TIDINGS_ORDERS_PAYMENT_DEADLINE", "5m");
        try (FaultTestEnvironment arena = new FaultTestEnvironment(options)) {
            AuditReport account =
                    arena.account("a backlog of " + WAITING, A_SECOND, 1, () -> fallBehind(arena), PATIENCE);

            assertThat(account.balances()).as(account.toString()).isTrue();
            assertThat(account.item("accepted orders ended").seen()).doesNotContain("EXPIRED");
        }
    }

    /** Both topics that orders are told on, as far as payment-service reads them. */
    private static void fallBehind(FaultTestEnvironment arena) {
        try (TopicTail unread = TopicTail.open(
                arena.system().bootstrapServers(), List.of(Topics.PAYMENTS_COMMANDS, Topics.ORDERS_EVENTS))) {
            arena.system().stop(PAYMENT_SERVICE);
            await().atMost(PATIENCE).until(() -> unread.waiting() >= WAITING);
            arena.system().start(PAYMENT_SERVICE);
        }
    }
}
