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
import tidings.system.ledger.AuditReport;
import tidings.system.ledger.Tolerance;

/** The part of {@link FaultsTest} that fits into four minutes. */
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
    static void nothing_follows_after_the_longest_claim() throws IOException {
        try {
            AuditReport report = environment.auditAll(Tolerance.OF_OUTAGES, TIMEOUT);
            assertThat(report.balances()).as(report.toString()).isTrue();
        } finally {
            environment.close();
        }
    }

    @Test
    void killed_processes_and_poison_messages_lose_no_order() {
        AuditReport report =
                environment.audit("killed and poisoned", SEED, this::killAndPoison, Tolerance.OF_OUTAGES, TIMEOUT);

        assertThat(report.balances()).as(report.toString()).isTrue();
    }

    private void killAndPoison() {
        environment.poison().send();
        environment.provider().kill();
        environment.provider().restart();
        for (Component component : Component.values()) {
            environment.system().kill(component);
            environment.system().start(component);
        }
        environment.poison().send();
    }

    @Test
    void repeated_and_reordered_messages_change_nothing() {
        AuditReport report = environment.audit(
                "duplicate messages", SEED, () -> environment.duplicates().send(random), Tolerance.NONE, TIMEOUT);

        assertThat(report.balances()).as(report.toString()).isTrue();
    }
}
