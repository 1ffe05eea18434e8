package tidings.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import tidings.embedded.Component;
import tidings.embedded.EmbeddedSystem;
import tidings.embedded.Replica;
import tidings.embedded.process.Processes;
import tidings.system.faults.injection.Delay;
import tidings.system.faults.injection.MemoryLeak;
import tidings.system.faults.injection.Signal;
import tidings.system.faults.injection.Standby;
import tidings.system.faults.injection.TransientMembers;
import tidings.system.faults.injection.WrongClock;
import tidings.system.ledger.Ledger;

/** Faults that start, stop and suspend processes. They run one at a time. */
final class ProcessFaults {

    private static final int DURATION_MILLIS = 8_000;
    private static final int REBALANCE_ROUNDS = 5;
    private static final Duration REBALANCE_INTERVAL = Duration.ofSeconds(3);
    private static final List<Component> SERVICES = Component.services();

    private ProcessFaults() {}

    static void kill(FaultTestEnvironment environment, Component service, Random random) {
        for (int times = 0; times < 3; times++) {
            killOnce(environment, service, random);
        }
    }

    /** Kills a component at a random time. */
    static void killOnce(FaultTestEnvironment environment, Component component, Random random) {
        Delay.millis(1_000 + random.nextInt(2_000));
        environment.system().kill(component);
        Delay.millis(random.nextInt(2_000));
        environment.start(component);
    }

    /** Suspends the process and its children. */
    static void pause(FaultTestEnvironment environment, Component component, long millis) {
        Signal.STOP.to(environment.system().process(component));
        try {
            Delay.millis(millis);
        } finally {
            Signal.CONT.to(environment.system().process(component));
        }
    }

    /** The database is lost. Its standby refuses to write for some seconds, then it is the database. */
    static void failOver(FaultTestEnvironment environment, Random random) {
        EmbeddedSystem system = environment.system();
        try (Standby standby = Standby.of(system)) {
            Delay.millis(1_000 + random.nextInt(2_000));
            system.kill(Component.DATABASE);
            environment.database().target(standby.port());
            Delay.millis(3_000 + random.nextInt(5_000));
            assertThat(system.logs().resolve("standby.log"))
                    .content()
                    .as("what clients were told")
                    .contains("in a read-only transaction");
            standby.promote();
            Delay.millis(DURATION_MILLIS);
            standby.replaceDatabase();
        } finally {
            environment.database().target(system.port(Component.DATABASE));
        }
        environment.start(Component.DATABASE);
    }

    /** A zombie: it continues after a replica has taken over its partitions, its claims and its turns. */
    static void pauseBeyondClaims(FaultTestEnvironment environment, Component service) {
        Replica replica = environment.startReplica(service, Map.of());
        pause(environment, service, Ledger.LONGEST_CLAIM.toMillis());
        environment.stopReplica(replica);
    }

    /** The only process of a service has no memory left. It ends, though something in it catches the errors, and is replaced. */
    static void exhaustMemory(FaultTestEnvironment environment, Random random) {
        Component service = SERVICES.get(random.nextInt(SERVICES.size()));
        MemoryLeak leak = new MemoryLeak();
        runAlone(environment, service, leak.environment(), leaking -> {
            Delay.millis(1_000 + random.nextInt(2_000));
            leak.begin();
            await().atMost(Duration.ofSeconds(30)).until(() -> Processes.isGone(leaking.process()));
        });
    }

    /** Runs three processes per service. Some crash, some stop, and the original one is killed and restarted. */
    static void changeReplicas(FaultTestEnvironment environment, Random random) {
        for (Component service : SERVICES) {
            List<Replica> others = new ArrayList<>();
            others.add(environment.startReplica(service, Map.of()));
            others.add(environment.startReplica(service, Map.of()));
            environment.system().kill(service);
            Replica crashed = others.remove(random.nextInt(2));
            crashed.kill();
            environment.stopReplica(crashed);
            environment.start(service);
            others.forEach(environment::stopReplica);
        }
    }

    /** Partitions move between two processes every few seconds: members join their groups and leave them. */
    static void stormRebalances(FaultTestEnvironment environment, Random random) {
        Component service = SERVICES.get(random.nextInt(SERVICES.size()));
        Replica replica = environment.startReplica(service, Map.of());
        int taken = 0;
        for (int round = 0; round < REBALANCE_ROUNDS; round++) {
            taken += TransientMembers.join(environment.system(), service, REBALANCE_INTERVAL);
            Delay.millis(REBALANCE_INTERVAL.toMillis());
        }
        environment.stopReplica(replica);
        assertThat(taken).as("groups that had to give partitions away").isPositive();
    }

    /** Runs one service after the other with a clock one minute fast or slow. */
    static void shiftClock(FaultTestEnvironment environment, Random random) {
        for (Component service : SERVICES) {
            runAlone(
                    environment,
                    service,
                    new WrongClock(minute(random)).environment(),
                    shifted -> Delay.millis(DURATION_MILLIS));
        }
    }

    /** The clock of one running service after the other jumps by a minute, and back. */
    static void jumpClock(FaultTestEnvironment environment, Random random) {
        for (Component service : SERVICES) {
            WrongClock clock = new WrongClock(0);
            runAlone(environment, service, clock.environment(), process -> {
                int seconds = minute(random);
                Delay.millis(1_000 + random.nextInt(2_000));
                clock.jumpTo(seconds);
                await().until(() -> WrongClock.wasOffBy(seconds, process.log()));
                Delay.millis(DURATION_MILLIS);
                clock.jumpTo(0);
                Delay.millis(1_000 + random.nextInt(2_000));
            });
        }
    }

    private static int minute(Random random) {
        return random.nextBoolean() ? 60 : -60;
    }

    /** A replica with these environment variables is the only process of the service. */
    private static void runAlone(
            FaultTestEnvironment environment,
            Component service,
            Map<String, String> variables,
            Consumer<Replica> meanwhile) {
        Replica replica = environment.startReplica(service, variables);
        environment.system().stop(service);
        meanwhile.accept(replica);
        environment.start(service);
        environment.stopReplica(replica);
    }
}
