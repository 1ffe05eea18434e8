package tidings.system.faults;

import static tidings.embedded.Component.BROKER;
import static tidings.embedded.Component.DATABASE;
import static tidings.embedded.Component.NOTIFICATION_SERVICE;
import static tidings.embedded.Component.ORDER_SERVICE;
import static tidings.embedded.Component.PAYMENT_SERVICE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import tidings.embedded.Component;
import tidings.embedded.Replica;
import tidings.system.faults.injection.DatabaseFault;
import tidings.system.faults.injection.Delay;
import tidings.system.faults.injection.Signal;
import tidings.system.faults.injection.WrongClock;

/** A fault that strikes a system under load. {@link #strike} returns at its end; the recovery may take longer. */
enum Fault {
    ORDER_SERVICE_KILLED_REPEATEDLY(true, (environment, random) -> kill(environment, ORDER_SERVICE, random)),
    PAYMENT_SERVICE_KILLED_REPEATEDLY(true, (environment, random) -> kill(environment, PAYMENT_SERVICE, random)),
    NOTIFICATION_SERVICE_KILLED_REPEATEDLY(
            true, (environment, random) -> kill(environment, NOTIFICATION_SERVICE, random)),
    REPLICAS_COME_AND_GO(true, Fault::changeReplicas),
    PROVIDER_KILLED(true, Fault::killProvider),
    BROKER_KILLED(true, (environment, random) -> killOnce(environment, BROKER, random)),
    BROKER_PAUSED(true, (environment, random) -> pause(environment, BROKER, 20_000)),
    DATABASE_KILLED(true, (environment, random) -> killOnce(environment, DATABASE, random)),
    DATABASE_PAUSED(true, (environment, random) -> pause(environment, DATABASE, 20_000)),
    CONNECTIONS_CUT(false, Fault::cutConnections),
    CONNECTIONS_CUT_AT_START(true, Fault::cutConnectionsAtStart),
    CONNECTIONS_SLOW(false, Fault::delayConnections),
    MESSAGES_REPEATED_AND_REORDERED(
            false, (environment, random) -> environment.duplicates().send(random)),
    POISON_ON_EVERY_TOPIC(false, (environment, random) -> environment.poison().send()),
    GATEWAY_SLOW(false, (environment, random) -> usePaymentMethod(environment, "pm_card_slow")),
    GATEWAY_FAILING(false, (environment, random) -> usePaymentMethod(environment, "pm_card_unavailableTwice")),
    GATEWAY_HANGING(false, (environment, random) -> usePaymentMethod(environment, "pm_card_hangsTwice")),
    OUTBOX_FULL(false, Fault::rejectOutboxInserts),
    CLOCK_OFF_BY_A_MINUTE(true, Fault::shiftClock);

    private static final int DURATION_MILLIS = 8_000;
    private static final List<Component> SERVICES = Component.services();

    private final boolean aboutProcesses;

    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    private final BiConsumer<FaultTestEnvironment, Random> strike;

    Fault(boolean aboutProcesses, BiConsumer<FaultTestEnvironment, Random> strike) {
        this.aboutProcesses = aboutProcesses;
        this.strike = strike;
    }

    /** Returns whether it starts or stops processes. Such faults run one at a time. */
    boolean isAboutProcesses() {
        return aboutProcesses;
    }

    void strike(FaultTestEnvironment environment, Random random) {
        strike.accept(environment, random);
    }

    private static void kill(FaultTestEnvironment environment, Component service, Random random) {
        for (int times = 0; times < 3; times++) {
            killOnce(environment, service, random);
        }
    }

    /** Kills a component at a random time. */
    private static void killOnce(FaultTestEnvironment environment, Component component, Random random) {
        Delay.millis(1_000 + random.nextInt(2_000));
        environment.system().kill(component);
        Delay.millis(random.nextInt(2_000));
        environment.start(component);
    }

    private static void killProvider(FaultTestEnvironment environment, Random random) {
        Delay.millis(1_000 + random.nextInt(2_000));
        environment.provider().kill();
        Delay.millis(random.nextInt(5_000));
        environment.provider().restart();
    }

    /** Suspends the process and its children. */
    private static void pause(FaultTestEnvironment environment, Component component, long millis) {
        Signal.STOP.to(environment.system().process(component));
        try {
            Delay.millis(millis);
        } finally {
            Signal.CONT.to(environment.system().process(component));
        }
    }

    /** Runs three processes per service. Some crash, some stop, and the original one is killed and restarted. */
    private static void changeReplicas(FaultTestEnvironment environment, Random random) {
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

    private static void cutConnections(FaultTestEnvironment environment, Random random) {
        for (int times = 0; times < 10; times++) {
            Delay.millis(random.nextInt(1_000));
            environment.database().cut();
            Delay.millis(random.nextInt(500));
            environment.broker().cut();
        }
    }

    /** Restarts one service after the other while the database ends every connection, which ends their start. */
    private static void cutConnectionsAtStart(FaultTestEnvironment environment, Random random) {
        for (Component service : SERVICES) {
            environment.system().kill(service);
            CompletableFuture<Void> cuts = CompletableFuture.runAsync(() -> {
                for (int times = 0; times < 200; times++) {
                    Delay.millis(random.nextInt(100));
                    environment.database().cut();
                }
            });
            environment.start(service);
            cuts.join();
        }
    }

    private static void delayConnections(FaultTestEnvironment environment, Random random) {
        environment.database().delay(5 + random.nextInt(20));
        environment.broker().delay(50 + random.nextInt(100));
        Delay.millis(DURATION_MILLIS);
        environment.database().delay(0);
        environment.broker().delay(0);
    }

    private static void usePaymentMethod(FaultTestEnvironment environment, String method) {
        environment.paymentMethods().use(method);
        Delay.millis(DURATION_MILLIS);
        environment.paymentMethods().useUsual();
    }

    /** Rejects outbox inserts in one service after the other. */
    private static void rejectOutboxInserts(FaultTestEnvironment environment, Random random) {
        for (Component service : SERVICES) {
            DatabaseFault full = DatabaseFault.outboxFull(environment.system(), service);
            Delay.millis(3_000 + random.nextInt(2_000));
            full.end();
        }
    }

    /** Runs one service after the other with a clock one minute fast or slow. */
    private static void shiftClock(FaultTestEnvironment environment, Random random) {
        for (Component service : SERVICES) {
            int seconds = random.nextBoolean() ? 60 : -60;
            Replica shifted = environment.startReplica(service, WrongClock.offBy(seconds));
            environment.system().stop(service);
            Delay.millis(DURATION_MILLIS);
            environment.start(service);
            environment.stopReplica(shifted);
        }
    }
}
