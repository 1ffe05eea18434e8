package tidings.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tidings.embedded.Component;
import tidings.system.ledger.AuditReport;

/** As much of {@link FaultsTest} as fits into three minutes, and whether the ledger would notice. */
class ShortFaultsTest {

    private static final long SEED = 20_261;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static FaultTestEnvironment arena;

    private final Random random = new Random(SEED);

    @BeforeAll
    static void open() {
        arena = new FaultTestEnvironment();
    }

    @AfterAll
    static void close() throws IOException {
        arena.close();
    }

    @Test
    void each_process_dies_once_each_topic_is_poisoned_and_every_order_is_accounted_for() {
        AuditReport account = arena.account("killed and poisoned", SEED, this::killAndPoison, PATIENCE);

        assertThat(account.balances()).as(account.toString()).isTrue();
    }

    private void killAndPoison() {
        arena.poison().pour();
        for (Component part : Component.values()) {
            arena.system().kill(part);
            arena.system().start(part);
        }
        arena.poison().pour();
    }

    @Test
    void messages_that_are_repeated_are_noticed_only_where_the_inbox_does_not_work() {
        Runnable repeats = () -> arena.repeats().pour(random);
        AuditReport good = arena.account("repeated messages", SEED, repeats, PATIENCE);
        DatabaseFault sabotage = DatabaseFault.inboxOff(arena.system(), Component.PAYMENT_SERVICE);
        AuditReport bad = arena.account("repeated messages, no inbox in payment-service", SEED, repeats, Duration.ZERO);
        sabotage.end();

        assertThat(good.balances()).as(good.toString()).isTrue();
        assertThat(bad.item("messages that were handled twice").ok()).isFalse();
    }
}
