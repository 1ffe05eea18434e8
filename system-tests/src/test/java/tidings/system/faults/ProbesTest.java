package tidings.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static tidings.embedded.Component.BROKER;
import static tidings.embedded.Component.DATABASE;
import static tidings.system.faults.Probes.DOWN;
import static tidings.system.faults.Probes.UP;
import static tidings.system.faults.Probes.WELL;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tidings.embedded.Component;
import tidings.system.ledger.RetryingCustomers;

/** What each probe of each service says while something is away; each answers within seconds. */
@Tag("faults")
class ProbesTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration A_WHILE = Duration.ofSeconds(10);

    private static FaultTestEnvironment arena;

    @BeforeAll
    static void open() {
        arena = new FaultTestEnvironment();
    }

    @AfterAll
    static void close() throws IOException {
        arena.close();
    }

    @AfterEach
    void everything_is_well_again() {
        Signal.CONT.to(arena.system().process(BROKER));
        Signal.CONT.to(arena.system().process(DATABASE));
        arena.heal();
    }

    /** What is away, and what the probes say then. */
    enum Away {
        BROKER_KILLED(WELL) {
            @Override
            void begin() {
                arena.system().kill(BROKER);
            }

            @Override
            void end() {
                arena.system().start(BROKER);
            }
        },
        BROKER_PAUSED(WELL) {
            @Override
            void begin() {
                Signal.STOP.to(arena.system().process(BROKER));
            }

            @Override
            void end() {
                Signal.CONT.to(arena.system().process(BROKER));
            }
        },
        DATABASE_KILLED(new Probes(UP, DOWN, UP)) {
            @Override
            void begin() {
                arena.system().kill(DATABASE);
            }

            @Override
            void end() {
                arena.system().start(DATABASE);
            }
        },
        DATABASE_PAUSED(new Probes(UP, DOWN, UP)) {
            @Override
            void begin() {
                Signal.STOP.to(arena.system().process(DATABASE));
            }

            @Override
            void end() {
                Signal.CONT.to(arena.system().process(DATABASE));
            }
        };

        @SuppressWarnings("ImmutableEnumChecker") // a record of three numbers
        private final Probes meanwhile;

        Away(Probes meanwhile) {
            this.meanwhile = meanwhile;
        }

        abstract void begin();

        abstract void end();
    }

    @ParameterizedTest
    @EnumSource
    void each_probe_means_what_it_says(Away fault) throws Exception {
        try (RetryingCustomers customers = RetryingCustomers.ordering(5, arena::doors, arena::method, 1)) {
            await().atMost(SOON).until(() -> all(WELL));

            fault.begin();
            await().atMost(SOON).until(() -> all(fault.meanwhile));
            await().during(A_WHILE).atMost(A_WHILE.plus(SOON)).until(() -> all(fault.meanwhile));

            fault.end();
            await().atMost(SOON.multipliedBy(2)).until(() -> all(WELL));
            customers.stop();
            assertThat(customers.accepted()).hasSize(customers.placed());
        }
    }

    @Test
    void connections_that_are_cut_again_and_again_are_no_reason_for_a_restart() throws Exception {
        try (RetryingCustomers customers = RetryingCustomers.ordering(5, arena::doors, arena::method, 1)) {
            for (int times = 0; times < 10; times++) {
                arena.database().cut();
                arena.broker().cut();
                for (Component service : Component.services()) {
                    Probes probes = Probes.of(arena.system(), service);
                    assertThat(probes.live()).as("%s is live", service).isEqualTo(UP);
                    assertThat(probes.started()).as("%s has started", service).isEqualTo(UP);
                }
            }
            await().atMost(SOON).until(() -> all(WELL));
            customers.stop();
            assertThat(customers.accepted()).hasSize(customers.placed());
        }
    }

    private static boolean all(Probes expected) {
        return Component.services().stream()
                .allMatch(service -> Probes.of(arena.system(), service).equals(expected));
    }
}
