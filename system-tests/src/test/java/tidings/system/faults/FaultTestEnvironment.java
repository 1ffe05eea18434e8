package tidings.system.faults;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import tidings.embedded.Component;
import tidings.embedded.EmbeddedSystem;
import tidings.embedded.Replica;
import tidings.embedded.SystemOptions;
import tidings.system.ledger.AuditReport;
import tidings.system.ledger.Ledger;
import tidings.system.ledger.RetryingCustomers;

/** A system whose services reach broker and database through proxies, and the means to break it. */
final class FaultTestEnvironment implements AutoCloseable {

    /** Most work at once, some do not. */
    private static final List<String> USUAL_METHODS = List.of(
            "pm_card_visa",
            "pm_card_visa",
            "pm_card_visa",
            "pm_card_mastercard",
            "pm_card_chargeDeclined",
            "pm_card_unavailableTwice",
            "pm_card_refundUnavailableTwice",
            "pm_card_slow");

    private static final int A_SECOND = 10;

    private final Proxy database = Proxy.open();
    private final Proxy broker = Proxy.open();
    private final Queue<Replica> replicas = new ConcurrentLinkedQueue<>();
    private final EmbeddedSystem system;
    private final Ledger ledger;
    private final Poison poison;
    private final DuplicateMessages repeats;
    private volatile List<String> methods = USUAL_METHODS;

    FaultTestEnvironment() {
        this(SystemOptions.onFreePorts().shortLived());
    }

    FaultTestEnvironment(SystemOptions options) {
        system = EmbeddedSystem.start(options.withProxy(Component.DATABASE, database::inFrontOf)
                .withProxy(Component.BROKER, broker::inFrontOf));
        ledger = Ledger.open(system);
        poison = new Poison(system, ledger);
        repeats = new DuplicateMessages(system);
    }

    /** What became of the orders of customers who order while it goes on; given when it balances, or after some time. */
    AuditReport account(String title, long seed, Runnable faults, Duration patience) {
        return account(title, A_SECOND, seed, faults, patience);
    }

    /** The same with another number of orders a second. */
    AuditReport account(String title, int aSecond, long seed, Runnable faults, Duration patience) {
        ledger.startAnew();
        try (RetryingCustomers customers = RetryingCustomers.ordering(aSecond, this::doors, this::method, seed)) {
            pass(1_000);
            faults.run();
            pass(1_000);
            customers.stop();
            AuditReport account = ledger.settle(customers, patience);
            System.out.printf(
                    "%nledger, %s: %d orders, customers met %s%n%s",
                    title, customers.placed(), customers.troubles(), account);
            return account;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    EmbeddedSystem system() {
        return system;
    }

    Ledger ledger() {
        return ledger;
    }

    Poison poison() {
        return poison;
    }

    DuplicateMessages repeats() {
        return repeats;
    }

    Proxy database() {
        return database;
    }

    Proxy broker() {
        return broker;
    }

    /** Where order-service can be had now, by those who know its replicas. */
    List<URI> doors() {
        return Stream.concat(
                        Stream.of(system.url(Component.ORDER_SERVICE)),
                        replicas.stream()
                                .filter(replica -> replica.toString().startsWith(Component.ORDER_SERVICE.label()))
                                .map(Replica::url))
                .toList();
    }

    /** Every process of a service. */
    List<URI> services() {
        return Stream.concat(
                        Component.services().stream().map(system::url),
                        replicas.stream().map(Replica::url))
                .toList();
    }

    String method(Random random) {
        List<String> now = methods;
        return now.get(random.nextInt(now.size()));
    }

    /** Has everybody pay in one way until {@linkplain #usually told otherwise}. */
    void pay(String method) {
        methods = List.of(method);
    }

    void usually() {
        methods = USUAL_METHODS;
    }

    Replica join(Component service, Map<String, String> environment) {
        Replica replica = system.replica(service, environment);
        replicas.add(replica);
        return replica;
    }

    /** Stops it as an operator would, once nobody is sent there any more. */
    void leave(Replica replica) {
        replicas.remove(replica);
        replica.close();
    }

    /** Starts what is down. */
    void heal() {
        usually();
        database.delay(0);
        broker.delay(0);
        replicas.forEach(this::leave);
        for (Component part : Component.values()) {
            if (!system.process(part).isAlive()) {
                system.start(part);
            }
        }
    }

    static void pass(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        poison.close();
        repeats.close();
        ledger.close();
        system.close();
        database.close();
        broker.close();
    }
}
