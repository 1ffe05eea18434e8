package tidings.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tidings.system.ledger.AuditReport;

/**
 * Whatever goes wrong while customers order, the account balances, and no service calls itself ill because of others.
 *
 * <p>{@code ./mvnw verify -Pfaults}; with {@code -Dfaults.seed=N} once more with the random numbers of a run before, with
 * {@code -Dfaults.only=DATABASE.*} only what has such a name.
 */
@Tag("faults")
class FaultsTest {

    private static final Duration MIXED = Duration.ofMinutes(3);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long SEED = Long.getLong("faults.seed", System.nanoTime());

    private static FaultTestEnvironment arena;

    private final Random random = new Random(SEED);

    @BeforeAll
    static void open() {
        System.out.println("\nfaults: -Dfaults.seed=" + SEED);
        arena = new FaultTestEnvironment();
    }

    @AfterAll
    static void close() throws IOException {
        arena.close();
    }

    @AfterEach
    void everything_is_well_again() {
        arena.heal();
    }

    @ParameterizedTest
    @MethodSource("wanted")
    void alone(Fault fault) {
        accountFor(fault.name(), () -> fault.strike(arena, random));
    }

    @Test
    void many_at_once() {
        accountFor("many at once", () -> {
            CompletableFuture<Void> processes = CompletableFuture.runAsync(() -> strikeAtRandom(true));
            strikeAtRandom(false);
            processes.join();
        });
    }

    static Stream<Fault> wanted() {
        String only = System.getProperty("faults.only", ".*");
        return Arrays.stream(Fault.values()).filter(fault -> fault.name().matches(only));
    }

    private void strikeAtRandom(boolean aboutProcesses) {
        List<Fault> faults = Arrays.stream(Fault.values())
                .filter(fault -> fault.isAboutProcesses() == aboutProcesses)
                .toList();
        Random choice = new Random(SEED + (aboutProcesses ? 1 : 2));
        Instant end = Instant.now().plus(MIXED);
        while (Instant.now().isBefore(end)) {
            Fault next = faults.get(choice.nextInt(faults.size()));
            System.out.println("faults: " + next);
            next.strike(arena, choice);
        }
    }

    private void accountFor(String title, Runnable faults) {
        try (HealthWatch health = HealthWatch.over(arena::services)) {
            AuditReport account = arena.account(title, random.nextLong(), faults, PATIENCE);
            if (!account.balances()) {
                arena.system().keepLogs();
            }
            assertThat(account.balances())
                    .as("%s, seed %d%n%s", title, SEED, account)
                    .isTrue();
            assertThat(health.illnesses()).as("%s, seed %d", title, SEED).isEmpty();
        }
    }
}
