package tidings.system.faults;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static tidings.embedded.Component.BROKER;
import static tidings.embedded.Component.DATABASE;
import static tidings.system.faults.Probes.ALL_UP;
import static tidings.system.faults.Probes.DOWN;
import static tidings.system.faults.Probes.UP;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tidings.embedded.Component;
import tidings.system.faults.injection.Signal;
import tidings.system.ledger.RetryingCustomers;

/** The answer of each probe of each service during an outage. Each probe answers within seconds. */
@Tag("faults")
class ProbesTest {

    private static final Duration RECOVERY_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration OBSERVATION = Duration.ofSeconds(10);

    private static FaultTestEnvironment environment;

    @BeforeAll
    static void open() {
        environment = new FaultTestEnvironment();
    }

    @AfterAll
    static void close() throws IOException {
        environment.close();
    }

    @AfterEach
    void restore_the_system() {
        Signal.CONT.to(environment.system().process(BROKER));
        Signal.CONT.to(environment.system().process(DATABASE));
        environment.restore();
    }

    /** An outage, and the expected probes during it. */
    enum Outage {
        BROKER_KILLED(ALL_UP) {
            @Override
            void begin() {
                environment.system().kill(BROKER);
            }

            @Override
            void end() {
                environment.system().start(BROKER);
            }
        },
        BROKER_PAUSED(ALL_UP) {
            @Override
            void begin() {
                Signal.STOP.to(environment.system().process(BROKER));
            }

            @Override
            void end() {
                Signal.CONT.to(environment.system().process(BROKER));
            }
        },
        DATABASE_KILLED(new Probes(UP, DOWN, UP)) {
            @Override
            void begin() {
                environment.system().kill(DATABASE);
            }

            @Override
            void end() {
                environment.system().start(DATABASE);
            }
        },
        DATABASE_PAUSED(new Probes(UP, DOWN, UP)) {
            @Override
            void begin() {
                Signal.STOP.to(environment.system().process(DATABASE));
            }

            @Override
            void end() {
                Signal.CONT.to(environment.system().process(DATABASE));
            }
        };

        @SuppressWarnings("ImmutableEnumChecker") // a record of three numbers
        private final Probes during;

        Outage(Probes during) {
            this.during = during;
        }

        abstract void begin();

        abstract void end();
    }

    @ParameterizedTest
    @EnumSource
    void probes_report_the_outage_and_the_recovery(Outage fault) throws Exception {
        try (RetryingCustomers customers =
                RetryingCustomers.start(5, environment::orderServices, environment.paymentMethods()::next, 1)) {
            await().atMost(RECOVERY_TIMEOUT).until(ProbesTest::probes, all(ALL_UP));

            fault.begin();
            await().atMost(RECOVERY_TIMEOUT).until(ProbesTest::probes, all(fault.during));
            await().during(OBSERVATION)
                    .atMost(OBSERVATION.plus(RECOVERY_TIMEOUT))
                    .until(ProbesTest::probes, all(fault.during));

            fault.end();
            await().atMost(RECOVERY_TIMEOUT.multipliedBy(2)).until(ProbesTest::probes, all(ALL_UP));
            customers.stop();
            assertThat(customers.accepted()).hasSize(customers.placed());
        }
    }

    @Test
    void repeatedly_cut_connections_do_not_fail_liveness() throws Exception {
        try (RetryingCustomers customers =
                RetryingCustomers.start(5, environment::orderServices, environment.paymentMethods()::next, 1)) {
            for (int times = 0; times < 10; times++) {
                environment.database().cut();
                environment.broker().cut();
                for (Component service : Component.services()) {
                    Probes probes = Probes.of(environment.system(), service);
                    assertThat(probes.live()).as("%s is live", service).isEqualTo(UP);
                    assertThat(probes.started()).as("%s has started", service).isEqualTo(UP);
                }
            }
            await().atMost(RECOVERY_TIMEOUT).until(ProbesTest::probes, all(ALL_UP));
            customers.stop();
            assertThat(customers.accepted()).hasSize(customers.placed());
        }
    }

    private static Map<Component, Probes> probes() {
        return Component.services().stream()
                .collect(toMap(service -> service, service -> Probes.of(environment.system(), service)));
    }

    private static Matcher<Map<Component, Probes>> all(Probes expected) {
        return equalTo(Component.services().stream().collect(toMap(service -> service, service -> expected)));
    }
}
