package tidings.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tidings.contract.Topics;
import tidings.embedded.kafka.BrokerProcess;
import tidings.embedded.kafka.BrokerTopics;
import tidings.embedded.postgres.PostgresServer;
import tidings.embedded.process.ChildProcess;
import tidings.embedded.process.ManagedProcess;
import tidings.embedded.process.Ports;
import tidings.embedded.process.Readiness;
import tidings.embedded.process.StartFailed;

/** Starts the process of each component and checks its readiness. */
final class Launcher {

    static final int PARTITIONS = 4;
    private static final String BROKER_MEMORY = "-Xmx256m";
    private static final String SERVICE_MEMORY = "-Xmx160m";

    private final SystemOptions options;
    private final PortAllocation ports;
    private final DataDirectory data;
    private final Readiness readiness = new Readiness();
    /** Each advertises the proxy in front of it, so each service behind a proxy has a listener of its own. */
    private final Map<Component, Integer> brokerListeners = new EnumMap<>(Component.class);

    Launcher(SystemOptions options, PortAllocation ports, DataDirectory data) {
        this.options = options;
        this.ports = ports;
        this.data = data;
        options.proxies().forEach((service, proxies) -> {
            if (proxies.containsKey(Component.BROKER)) {
                brokerListeners.put(service, Ports.anyFree());
            }
        });
    }

    /** Fails if a service is not built, before anything starts. */
    static void check(SystemOptions options) {
        options.services().stream()
                .filter(service -> !options.commands().containsKey(service))
                .forEach(SourceTree::jar);
    }

    /** Starts the process of a component. Only the database is already ready when this returns. */
    ManagedProcess start(Component component) {
        try {
            return switch (component) {
                case DATABASE -> database();
                case BROKER -> broker();
                default -> service(component);
            };
        } catch (IOException e) {
            throw new StartFailed("cannot start the " + component + ": " + e.getMessage(), e);
        }
    }

    /** Starts another process of a service. */
    ManagedProcess replica(Component service, String name, int port, Map<String, String> extra) {
        Map<String, String> environment = environment(service, port);
        environment.putAll(extra);
        try {
            return ChildProcess.start(command(service), environment, data.log(name));
        } catch (IOException e) {
            throw new StartFailed("cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    boolean isHealthy(int port) {
        return readiness.isHealthy(port);
    }

    boolean isReady(Component component) {
        return switch (component) {
            case DATABASE -> true;
            case BROKER -> readiness.isOpen(ports.of(component));
            default -> isHealthy(ports.of(component));
        };
    }

    /** Creates the topics once the broker is ready. */
    void initialize(Component component) {
        if (component == Component.BROKER) {
            List<String> topics = new ArrayList<>(Topics.all());
            topics.add(SystemOptions.SUBSCRIBERS_TOPIC);
            BrokerTopics.create(ports.address(component), topics, PARTITIONS);
        }
    }

    private ManagedProcess database() {
        PostgresServer server = PostgresServer.start(
                ports.of(Component.DATABASE), data.of(Component.DATABASE), data.log(Component.DATABASE));
        for (Component service : Component.services()) {
            server.createDatabase(service.database(), service.database(), service.database());
        }
        return server;
    }

    private ManagedProcess broker() throws IOException {
        List<String> arguments = new ArrayList<>();
        arguments.add(data.of(Component.BROKER).toString());
        arguments.add(Integer.toString(ports.of(Component.BROKER)));
        brokerListeners.forEach(
                (service, port) -> arguments.add(port + "=" + reachablePort(service, Component.BROKER)));
        List<String> flags = new ArrayList<>(options.javaFlags());
        flags.add(BROKER_MEMORY);
        return ChildProcess.start(
                ChildProcess.java(BrokerProcess.class, flags, arguments), Map.of(), data.log(Component.BROKER));
    }

    private ManagedProcess service(Component service) throws IOException {
        return ChildProcess.start(command(service), environment(service, ports.of(service)), data.log(service));
    }

    private List<String> command(Component service) {
        List<String> given = options.commands().get(service);
        if (given != null) {
            return given;
        }
        List<String> command = new ArrayList<>();
        command.add(ChildProcess.java());
        command.addAll(options.javaFlags());
        command.addAll(List.of(SERVICE_MEMORY, "-jar", SourceTree.jar(service).toString()));
        return command;
    }

    private Map<String, String> environment(Component service, int port) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "QUARKUS_HTTP_HOST", Ports.HOST,
                "QUARKUS_HTTP_PORT", Integer.toString(port),
                "KAFKA_BOOTSTRAP_SERVERS", Ports.HOST + ":" + reachablePort(service, Component.BROKER),
                "DATABASE_HOST", Ports.HOST,
                "DATABASE_PORT", Integer.toString(reachablePort(service, Component.DATABASE)),
                "DATABASE_USER", service.database(),
                "DATABASE_PASSWORD", service.database()));
        environment.putAll(options.environment().getOrDefault(service, Map.of()));
        return environment;
    }

    private int reachablePort(Component service, Component component) {
        int own = component == Component.BROKER
                ? brokerListeners.getOrDefault(service, ports.of(component))
                : ports.of(component);
        return options.proxies()
                .getOrDefault(service, Map.of())
                .getOrDefault(component, port -> port)
                .applyAsInt(own);
    }
}
