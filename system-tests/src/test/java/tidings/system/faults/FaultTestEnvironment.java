package tidings.system.faults;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import tidings.embedded.Component;
import tidings.embedded.EmbeddedSystem;
import tidings.embedded.Replica;
import tidings.embedded.SystemOptions;
import tidings.embedded.process.StartFailed;
import tidings.system.faults.injection.DuplicateMessages;
import tidings.system.faults.injection.PoisonMessages;
import tidings.system.faults.injection.Proxies;
import tidings.system.ledger.AuditReport;
import tidings.system.ledger.Ledger;
import tidings.system.ledger.RetryingCustomers;
import tidings.system.ledger.Tolerance;
import tidings.system.provider.Provider;

/** A system whose services reach broker and database through proxies of their own, with the tools to break it. */
final class FaultTestEnvironment implements AutoCloseable {

    private static final int ORDERS_PER_SECOND = 10;

    private final Proxies database = new Proxies();
    private final Proxies broker = new Proxies();
    private final Queue<Replica> replicas = new ConcurrentLinkedQueue<>();
    private final EmbeddedSystem system;
    private final Provider provider = Provider.start();
    private final FaultAudit audit;
    private final PoisonMessages poison;
    private final DuplicateMessages duplicates;
    private final PaymentMethods methods = new PaymentMethods();

    FaultTestEnvironment() {
        this(SystemOptions.onFreePorts().shortLived());
    }

    FaultTestEnvironment(SystemOptions options) {
        system = EmbeddedSystem.start(withProxies(options)
                .withEnvironment(Component.PAYMENT_SERVICE, "TIDINGS_PAYMENT_GATEWAY_URL", provider.url())
                .withEnvironment(Component.NOTIFICATION_SERVICE, "TIDINGS_NOTIFICATION_GATEWAY_URL", provider.url())
                // No confirmation is too late for its invoice.
                .withEnvironment(Component.ORDER_SERVICE, "TIDINGS_ORDERS_ACKNOWLEDGEMENT_DEADLINE", "1h"));
        audit = new FaultAudit(system, provider);
        poison = new PoisonMessages(system, audit::expectDeadLetter);
        duplicates = new DuplicateMessages(system);
    }

    private SystemOptions withProxies(SystemOptions options) {
        SystemOptions proxied = options;
        for (Component service : Component.services()) {
            proxied = proxied.withProxies(
                    service,
                    Map.of(
                            Component.DATABASE,
                            database.of(service)::inFrontOf,
                            Component.BROKER,
                            broker.of(service)::inFrontOf));
        }
        return proxied;
    }

    /** Audits the orders that customers place while {@code faults} runs. Returns when the ledger balances, or after {@code timeout}. */
    AuditReport audit(String title, long seed, Runnable faults, Tolerance tolerance, Duration timeout) {
        return audit(title, ORDERS_PER_SECOND, seed, faults, tolerance, timeout);
    }

    /** Audits the orders at another rate. */
    AuditReport audit(
            String title, int ordersPerSecond, long seed, Runnable faults, Tolerance tolerance, Duration timeout) {
        return audit.audit(title, customers(ordersPerSecond, seed), faults, tolerance, List.of(), timeout);
    }

    /** Audits a system with a defect. Returns when exactly the {@code wrong} items of the ledger do not hold, or after {@code timeout}. */
    AuditReport auditDefect(String title, Runnable defect, List<String> wrong, Duration timeout) {
        return audit.audit(title, customers(ORDERS_PER_SECOND, 1), defect, Tolerance.NONE, wrong, timeout);
    }

    private RetryingCustomers customers(int ordersPerSecond, long seed) {
        audit.ledger().reset();
        return RetryingCustomers.start(ordersPerSecond, this::orderServices, methods::next, seed);
    }

    /** Audits all runs together, after every claim has ended. */
    AuditReport auditAll(Tolerance tolerance, Duration timeout) {
        return audit.auditAll(tolerance, timeout);
    }

    EmbeddedSystem system() {
        return system;
    }

    Ledger ledger() {
        return audit.ledger();
    }

    Provider provider() {
        return provider;
    }

    PoisonMessages poison() {
        return poison;
    }

    DuplicateMessages duplicates() {
        return duplicates;
    }

    Proxies database() {
        return database;
    }

    Proxies broker() {
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

    PaymentMethods paymentMethods() {
        return methods;
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
        methods.useUsual();
        database.heal();
        broker.heal();
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
        audit.close();
        system.close();
        provider.close();
        database.close();
        broker.close();
    }
}
