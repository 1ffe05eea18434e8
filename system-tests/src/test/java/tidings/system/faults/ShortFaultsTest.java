package tidings.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tidings.embedded.Component;
import tidings.system.faults.injection.DatabaseFault;
import tidings.system.ledger.AuditReport;

/** The part of {@link FaultsTest} that fits into three minutes, and a test of the ledger itself. */
@Tag("heavy")
class ShortFaultsTest {

    private static final long SEED = 20_261;
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    private static FaultTestEnvironment environment;

    private final Random random = new Random(SEED);

    @BeforeAll
    static void open() {
        environment = new FaultTestEnvironment();
    }

    @AfterAll
    static void close() throws IOException {
        environment.close();
    }

    @Test
    void killed_processes_and_poison_messages_lose_no_order() {
        AuditReport report = environment.audit("killed and poisoned", SEED, this::killAndPoison, TIMEOUT);

        assertThat(report.balances()).as(report.toString()).isTrue();
    }

    private void killAndPoison() {
        environment.poison().send();
        for (Component component : Component.values()) {
            environment.system().kill(component);
            environment.system().start(component);
        }
        environment.poison().send();
    }

    @Test
    void the_ledger_notices_duplicates_only_without_an_inbox() {
        Runnable duplicates = () -> environment.duplicates().send(random);
        AuditReport withInbox = environment.audit("duplicate messages", SEED, duplicates, TIMEOUT);
        DatabaseFault inboxOff = DatabaseFault.inboxOff(environment.system(), Component.PAYMENT_SERVICE);
        AuditReport withoutInbox =
                environment.audit("duplicate messages, no inbox in payment-service", SEED, duplicates, Duration.ZERO);
        inboxOff.end();

        assertThat(withInbox.balances()).as(withInbox.toString()).isTrue();
        assertThat(withoutInbox.item("messages handled twice").ok()).isFalse();
    }
}
