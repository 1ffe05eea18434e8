package tidings.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tidings.system.ledger.AuditReport;
import tidings.system.ledger.Tolerance;

/**
 * Every order is accounted for under each fault, and no service reports itself as not live because of another one.
 *
 * <p>{@code ./mvnw verify -Pfaults}; {@code -Dfaults.seed=N} repeats the random numbers of a run,
 * {@code -Dfaults.only=DATABASE.*} selects faults by name, {@code -Dfaults.minutes=N} is the time of many at once, and
 * {@code -Dfaults.rate=N} are the orders per second.
 */
@Tag("faults")
class FaultsTest {

    private static final Duration MIXED = Duration.ofMinutes(Integer.getInteger("faults.minutes", 3));
    private static final int ORDERS_PER_SECOND = Integer.getInteger("faults.rate", 10);
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final long SEED = Long.getLong("faults.seed", System.nanoTime());

    private static FaultTestEnvironment environment;

    @BeforeAll
    static void open() {
        System.out.println("\nfaults: -Dfaults.seed=" + SEED);
        environment = new FaultTestEnvironment();
    }

    @AfterAll
    static void close() throws IOException {
        try {
            AuditReport report = environment.auditAll(Tolerance.OF_OUTAGES, TIMEOUT);
            assertThat(report.balances()).as(report.toString()).isTrue();
        } finally {
            environment.close();
        }
    }

    @AfterEach
    void restore_the_system() {
        environment.restore();
    }

    @ParameterizedTest
    @MethodSource("selected")
    void each_fault_alone_loses_no_order(Fault fault) {
        auditUnder(fault.name(), random -> fault.strike(environment, random));
    }

    @Test
    void many_faults_at_once_lose_no_order() {
        auditUnder("many at once", random -> {
            long seed = random.nextLong();
            CompletableFuture<Void> processes = CompletableFuture.runAsync(() -> strikeAtRandom(true, seed));
            strikeAtRandom(false, seed + 1);
            processes.join();
        });
    }

    static Stream<Fault> selected() {
        String only = System.getProperty("faults.only", ".*");
        return Arrays.stream(Fault.values()).filter(fault -> fault.name().matches(only));
    }

    private void strikeAtRandom(boolean aboutProcesses, long seed) {
        List<Fault> faults = Arrays.stream(Fault.values())
                .filter(fault -> fault.isAboutProcesses() == aboutProcesses)
                .toList();
        Random choice = new Random(seed);
        Instant end = Instant.now().plus(MIXED);
        while (Instant.now().isBefore(end)) {
            Fault next = faults.get(choice.nextInt(faults.size()));
            System.out.println("faults: " + next);
            next.strike(environment, new Random(choice.nextLong()));
        }
    }

    /** A fault has the same random numbers whatever other faults are selected. */
    private void auditUnder(String title, Consumer<Random> faults) {
        Random random = new Random(SEED ^ title.hashCode());
        try (HealthWatch health = HealthWatch.over(environment::serviceProcesses)) {
            AuditReport report = environment.audit(
                    title,
                    ORDERS_PER_SECOND,
                    random.nextLong(),
                    () -> faults.accept(random),
                    Tolerance.OF_OUTAGES,
                    TIMEOUT);
            if (!report.balances()) {
                environment.system().keepLogs();
            }
            assertThat(report.balances())
                    .as("%s, seed %d%n%s", title, SEED, report)
                    .isTrue();
            assertThat(health.failures()).as("%s, seed %d", title, SEED).isEmpty();
        }
    }
}
