package tidings.system.faults;

import static tidings.embedded.Component.BROKER;
import static tidings.embedded.Component.DATABASE;
import static tidings.embedded.Component.NOTIFICATION_SERVICE;
import static tidings.embedded.Component.ORDER_SERVICE;
import static tidings.embedded.Component.PAYMENT_SERVICE;

import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import tidings.embedded.Component;
import tidings.system.faults.injection.DatabaseFault;
import tidings.system.faults.injection.Delay;

/** A fault that strikes a system under load. {@link #strike} returns at its end; the recovery may take longer. */
enum Fault {
    ORDER_SERVICE_KILLED_REPEATEDLY(
            true, (environment, random) -> ProcessFaults.kill(environment, ORDER_SERVICE, random)),
    PAYMENT_SERVICE_KILLED_REPEATEDLY(
            true, (environment, random) -> ProcessFaults.kill(environment, PAYMENT_SERVICE, random)),
    NOTIFICATION_SERVICE_KILLED_REPEATEDLY(
            true, (environment, random) -> ProcessFaults.kill(environment, NOTIFICATION_SERVICE, random)),
    REPLICAS_COME_AND_GO(true, ProcessFaults::changeReplicas),
    REBALANCE_STORM(true, ProcessFaults::stormRebalances),
    PROVIDER_KILLED(true, Fault::killProvider),
    BROKER_KILLED(true, (environment, random) -> ProcessFaults.killOnce(environment, BROKER, random)),
    BROKER_PAUSED(true, (environment, random) -> ProcessFaults.pause(environment, BROKER, 20_000)),
    ORDER_SERVICE_PAUSED(true, (environment, random) -> ProcessFaults.pauseBeyondClaims(environment, ORDER_SERVICE)),
    PAYMENT_SERVICE_PAUSED(
            true, (environment, random) -> ProcessFaults.pauseBeyondClaims(environment, PAYMENT_SERVICE)),
    NOTIFICATION_SERVICE_PAUSED(
            true, (environment, random) -> ProcessFaults.pauseBeyondClaims(environment, NOTIFICATION_SERVICE)),
    DATABASE_KILLED(true, (environment, random) -> ProcessFaults.killOnce(environment, DATABASE, random)),
    DATABASE_PAUSED(true, (environment, random) -> ProcessFaults.pause(environment, DATABASE, 20_000)),
    DATABASE_FAILS_OVER(true, ProcessFaults::failOver),
    COMMITS_UNANSWERED(false, ConnectionFaults::loseAnswersToCommits),
    CONNECTIONS_CUT(false, ConnectionFaults::cutConnections),
    CONNECTIONS_CUT_AT_START(true, ConnectionFaults::cutConnectionsAtStart),
    CONNECTIONS_SLOW(false, ConnectionFaults::delayConnections),
    ONE_SERVICE_PARTED_FROM_BROKER(true, (environment, random) -> ConnectionFaults.part(environment.broker(), random)),
    ONE_SERVICE_PARTED_FROM_DATABASE(
            true, (environment, random) -> ConnectionFaults.part(environment.database(), random)),
    BROKER_HALF_OPEN(true, (environment, random) -> ConnectionFaults.swallow(environment.broker())),
    DATABASE_HALF_OPEN(true, (environment, random) -> ConnectionFaults.swallow(environment.database())),
    MESSAGES_REPEATED_AND_REORDERED(
            false, (environment, random) -> environment.duplicates().send(random)),
    POISON_ON_EVERY_TOPIC(false, (environment, random) -> environment.poison().send()),
    GATEWAY_SLOW(false, (environment, random) -> usePaymentMethod(environment, "pm_card_slow")),
    GATEWAY_FAILING(false, (environment, random) -> usePaymentMethod(environment, "pm_card_unavailableTwice")),
    GATEWAY_HANGING(false, (environment, random) -> usePaymentMethod(environment, "pm_card_hangsTwice")),
    OUTBOX_FULL(false, Fault::rejectOutboxInserts),
    ONE_SERVICE_OUT_OF_MEMORY(true, ProcessFaults::exhaustMemory),
    CLOCK_OFF_BY_A_MINUTE(true, ProcessFaults::shiftClock),
    CLOCK_JUMPS(true, ProcessFaults::jumpClock);

    private static final int DURATION_MILLIS = 8_000;
    private static final List<Component> SERVICES = Component.services();

    private final boolean aboutProcesses;

    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    private final BiConsumer<FaultTestEnvironment, Random> strike;

    Fault(boolean aboutProcesses, BiConsumer<FaultTestEnvironment, Random> strike) {
        this.aboutProcesses = aboutProcesses;
        this.strike = strike;
    }

    /** Returns whether it starts or stops processes, or would keep them from starting. Such faults run one at a time. */
    boolean isAboutProcesses() {
        return aboutProcesses;
    }

    void strike(FaultTestEnvironment environment, Random random) {
        strike.accept(environment, random);
    }

    private static void killProvider(FaultTestEnvironment environment, Random random) {
        Delay.millis(1_000 + random.nextInt(2_000));
        environment.provider().kill();
        Delay.millis(random.nextInt(5_000));
        environment.provider().restart();
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
}
