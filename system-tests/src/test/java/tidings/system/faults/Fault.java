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
import tidings.embedded.Component;
import tidings.embedded.Replica;

/** What goes wrong. Each strikes a system under load and returns when it is over; until all is well may take longer. */
enum Fault {
    ORDER_SERVICE_KILLED_REPEATEDLY(true, (arena, random) -> kill(arena, ORDER_SERVICE, random)),
    PAYMENT_SERVICE_KILLED_REPEATEDLY(true, (arena, random) -> kill(arena, PAYMENT_SERVICE, random)),
    NOTIFICATION_SERVICE_KILLED_REPEATEDLY(true, (arena, random) -> kill(arena, NOTIFICATION_SERVICE, random)),
    REPLICAS_COME_AND_GO(true, Fault::comeAndGo),
    BROKER_KILLED(true, (arena, random) -> killOnce(arena, BROKER, random)),
    BROKER_PAUSED(true, (arena, random) -> pause(arena, BROKER)),
    DATABASE_KILLED(true, (arena, random) -> killOnce(arena, DATABASE, random)),
    DATABASE_PAUSED(true, (arena, random) -> pause(arena, DATABASE)),
    CONNECTIONS_CUT(false, Fault::cut),
    CONNECTIONS_SLOW(false, Fault::slow),
    MESSAGES_REPEATED_AND_REORDERED(false, (arena, random) -> arena.repeats().pour(random)),
    POISON_ON_EVERY_TOPIC(false, (arena, random) -> arena.poison().pour()),
    GATEWAY_SLOW(false, (arena, random) -> pay(arena, "pm_card_slow")),
    GATEWAY_FAILING(false, (arena, random) -> pay(arena, "pm_card_unavailableTwice")),
    GATEWAY_HANGING(false, (arena, random) -> pay(arena, "pm_card_hangsTwice")),
    OUTBOX_FULL(false, Fault::fill),
    CLOCK_OFF_BY_A_MINUTE(true, Fault::setClock);

    private static final int PAUSE = 20_000;
    private static final int A_WHILE = 8_000;
    private static final List<Component> SERVICES = Component.services();

    private final boolean aboutProcesses;

    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    private final Strike strike;

    Fault(boolean aboutProcesses, Strike strike) {
        this.aboutProcesses = aboutProcesses;
        this.strike = strike;
    }

    /** What one does. */
    private interface Strike {
        void at(FaultTestEnvironment arena, Random random);
    }

    /** Whether it starts or stops processes: one such at a time. */
    boolean isAboutProcesses() {
        return aboutProcesses;
    }

    void strike(FaultTestEnvironment arena, Random random) {
        strike.at(arena, random);
    }

    private static void kill(FaultTestEnvironment arena, Component service, Random random) {
        for (int times = 0; times < 3; times++) {
            killOnce(arena, service, random);
        }
    }

    /** At any moment. */
    private static void killOnce(FaultTestEnvironment arena, Component part, Random random) {
        FaultTestEnvironment.pass(1_000 + random.nextInt(2_000));
        arena.system().kill(part);
        FaultTestEnvironment.pass(random.nextInt(2_000));
        arena.system().start(part);
    }

    /** The operating system gives it no time, nor any of its children. */
    private static void pause(FaultTestEnvironment arena, Component part) {
        Signal.STOP.to(arena.system().process(part));
        try {
            FaultTestEnvironment.pass(PAUSE);
        } finally {
            Signal.CONT.to(arena.system().process(part));
        }
    }

    /** Three of each service; then some die, some leave, and the one that was first goes and comes back. */
    private static void comeAndGo(FaultTestEnvironment arena, Random random) {
        for (Component service : SERVICES) {
            List<Replica> others = new ArrayList<>();
            others.add(arena.join(service, Map.of()));
            others.add(arena.join(service, Map.of()));
            arena.system().kill(service);
            Replica unlucky = others.remove(random.nextInt(2));
            unlucky.kill();
            arena.leave(unlucky);
            arena.system().start(service);
            others.forEach(arena::leave);
        }
    }

    private static void cut(FaultTestEnvironment arena, Random random) {
        for (int times = 0; times < 10; times++) {
            FaultTestEnvironment.pass(random.nextInt(1_000));
            arena.database().cut();
            FaultTestEnvironment.pass(random.nextInt(500));
            arena.broker().cut();
        }
    }

    private static void slow(FaultTestEnvironment arena, Random random) {
        arena.database().delay(5 + random.nextInt(20));
        arena.broker().delay(50 + random.nextInt(100));
        FaultTestEnvironment.pass(A_WHILE);
        arena.database().delay(0);
        arena.broker().delay(0);
    }

    private static void pay(FaultTestEnvironment arena, String method) {
        arena.pay(method);
        FaultTestEnvironment.pass(A_WHILE);
        arena.usually();
    }

    /** One service after the other cannot write what it has to send. */
    private static void fill(FaultTestEnvironment arena, Random random) {
        for (Component service : SERVICES) {
            DatabaseFault full = DatabaseFault.outboxFull(arena.system(), service);
            FaultTestEnvironment.pass(3_000 + random.nextInt(2_000));
            full.end();
        }
    }

    /** One service after the other runs by a clock that is off, one ahead, one behind. */
    private static void setClock(FaultTestEnvironment arena, Random random) {
        for (Component service : SERVICES) {
            int seconds = random.nextBoolean() ? 60 : -60;
            Replica off = arena.join(service, WrongClock.offBy(seconds));
            arena.system().stop(service);
            FaultTestEnvironment.pass(A_WHILE);
            arena.system().start(service);
            arena.leave(off);
        }
    }
}
