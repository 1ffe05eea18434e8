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
import tidings.embedded.process.StartFailed;
import tidings.system.faults.injection.Delay;
import tidings.system.faults.injection.DuplicateMessages;
import tidings.system.faults.injection.PoisonMessages;
import tidings.system.faults.injection.Proxy;
import tidings.system.ledger.AuditReport;
import tidings.system.ledger.Ledger;
import tidings.system.ledger.RetryingCustomers;

/** A system whose services reach broker and database through proxies, with the tools to break it. */
final class FaultTestEnvironment implements AutoCloseable {

    /** Most of them succeed at once. */
    private static final List<String> USUAL_METHODS = List.of(
            "pm_card_visa",
            "pm_card_visa",
            "pm_card_visa",
            "pm_card_mastercard",
            "pm_card_chargeDeclined",
            "pm_card_unavailableTwice",
            "pm_card_refundUnavailableTwice",
            "pm_card_slow");

    private static final int ORDERS_PER_SECOND = 10;

    private final Proxy database = Proxy.open();
    private final Proxy broker = Proxy.open();
    private final Queue<Replica> replicas = new ConcurrentLinkedQueue<>();
    private final EmbeddedSystem system;
    private final Ledger ledger;
    private final PoisonMessages poison;
    private final DuplicateMessages duplicates;
    private volatile List<String> methods = USUAL_METHODS;

    FaultTestEnvironment() {
        this(SystemOptions.onFreePorts().shortLived());
    }

    FaultTestEnvironment(SystemOptions options) {
        system = EmbeddedSystem.start(options.withProxy(Component.DATABASE, database::inFrontOf)
                .withProxy(Component.BROKER, broker::inFrontOf));
        ledger = Ledger.open(system);
        poison = new PoisonMessages(system, ledger);
        duplicates = new DuplicateMessages(system);
    }

    /** Audits the orders that customers place while {@code faults} runs. Returns when the ledger balances, or after {@code timeout}. */
    AuditReport audit(String title, long seed, Runnable faults, Duration timeout) {
        return audit(title, ORDERS_PER_SECOND, seed, faults, timeout);
    }

    /** Audits the orders at another rate. */
    AuditReport audit(String title, int ordersPerSecond, long seed, Runnable faults, Duration timeout) {
        ledger.reset();
        try (RetryingCustomers customers =
                RetryingCustomers.start(ordersPerSecond, this::orderServices, this::paymentMethod, seed)) {
            Delay.millis(1_000);
            faults.run();
            Delay.millis(1_000);
            customers.stop();
            AuditReport report = ledger.audit(customers, timeout);
            System.out.printf(
                    "%nledger, %s: %d orders, failed requests %s%n%s",
                    title, customers.placed(), customers.failures(), report);
            return report;
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

    PoisonMessages poison() {
        return poison;
    }

    DuplicateMessages duplicates() {
        return duplicates;
    }

    Proxy database() {
        return database;
    }

    Proxy broker() {
        return broker;
    }

    /** Returns the addresses of order-service and its replicas. */
    List<URI> orderServices() {
        return Stream.concat(
                        Stream.of(system.url(Component.ORDER_SERVICE)),
                        replicas.stream()
                                .filter(replica -> replica.toString().startsWith(Component.ORDER_SERVICE.label()))
                                .map(Replica::url))
                .toList();
    }

    /** Returns the addresses of all service processes. */
    List<URI> serviceProcesses() {
        return Stream.concat(
                        Component.services().stream().map(system::url),
                        replicas.stream().map(Replica::url))
                .toList();
    }

    String paymentMethod(Random random) {
        List<String> now = methods;
        return now.get(random.nextInt(now.size()));
    }

    /** Makes all customers use one payment method until {@link #useUsualPaymentMethods}. */
    void usePaymentMethod(String method) {
        methods = List.of(method);
    }

    void useUsualPaymentMethods() {
        methods = USUAL_METHODS;
    }

    /** Starts a component that is down, as an orchestrator does. */
    void start(Component component) {
        Restarts.until(() -> {
            try {
                system.start(component);
                return component;
            } catch (StartFailed e) {
                system.kill(component);
                throw e;
            }
        });
    }

    Replica startReplica(Component service, Map<String, String> environment) {
        Replica replica = Restarts.until(() -> system.replica(service, environment));
        replicas.add(replica);
        return replica;
    }

    /** Stops a replica gracefully after its clients have stopped using it. */
    void stopReplica(Replica replica) {
        replicas.remove(replica);
        replica.close();
    }

    /** Ends all faults and starts the stopped components. */
    void restore() {
        useUsualPaymentMethods();
        database.delay(0);
        broker.delay(0);
        replicas.forEach(this::stopReplica);
        for (Component component : Component.values()) {
            if (!system.process(component).isAlive()) {
                start(component);
            }
        }
    }

    @Override
    public void close() throws IOException {
        poison.close();
        duplicates.close();
        ledger.close();
        system.close();
        database.close();
        broker.close();
    }
}
