package tidings.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tidings.contract.Topics;

/** How each part is started, and how it is seen that it can be used. */
final class Launch {

    static final int PARTITIONS = 4;
    private static final String BROKER_MEMORY = "-Xmx256m";
    private static final String SERVICE_MEMORY = "-Xmx160m";

    private final SystemOptions options;
    private final PortPlan ports;
    private final DataDirectory data;
    private final Readiness readiness = new Readiness();

    Launch(SystemOptions options, PortPlan ports, DataDirectory data) {
        this.options = options;
        this.ports = ports;
        this.data = data;
    }

    /** Fails where a service cannot be started at all, before anything is. */
    static void check(SystemOptions options) {
        Part.services().stream()
                .filter(service -> !options.commands().containsKey(service))
                .forEach(SourceTree::jar);
    }

    /** The process runs; the database, which is started by another process, can also be used already. */
    Running start(Part part) {
        try {
            return switch (part) {
                case DATABASE -> database();
                case BROKER -> broker();
                default -> service(part);
            };
        } catch (IOException e) {
            throw new StartFailed("cannot start the " + part + ": " + e.getMessage(), e);
        }
    }

    /** One more process of a service. */
    Running replica(Part service, String name, int port, Map<String, String> extra) {
        Map<String, String> environment = environment(service, port);
        environment.putAll(extra);
        try {
            return Child.start(command(service), environment, data.log(name));
        } catch (IOException e) {
            throw new StartFailed("cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    boolean isHealthy(int port) {
        return readiness.isHealthy(port);
    }

    boolean isReady(Part part) {
        return switch (part) {
            case DATABASE -> true;
            case BROKER -> readiness.isOpen(ports.of(part));
            default -> isHealthy(ports.of(part));
        };
    }

    /** What a part gets once it can be used. */
    void furnish(Part part) {
        if (part == Part.BROKER) {
            List<String> topics = new ArrayList<>(Topics.all());
            topics.add(SystemOptions.SUBSCRIBERS_TOPIC);
            BrokerTopics.create(ports.address(part), topics, PARTITIONS);
        }
    }

    private Running database() {
        PostgresServer server =
                PostgresServer.start(ports.of(Part.DATABASE), data.of(Part.DATABASE), data.log(Part.DATABASE));
        for (Part service : Part.services()) {
            server.createDatabase(service.database(), service.database(), service.database());
        }
        return server;
    }

    private Running broker() throws IOException {
        List<String> arguments = List.of(
                Integer.toString(ports.of(Part.BROKER)),
                Integer.toString(reachedAt(Part.BROKER)),
                data.of(Part.BROKER).toString());
        List<String> flags = new ArrayList<>(options.javaFlags());
        flags.add(BROKER_MEMORY);
        return Child.start(Child.java(BrokerProcess.class, flags, arguments), Map.of(), data.log(Part.BROKER));
    }

    private Running service(Part service) throws IOException {
        return Child.start(command(service), environment(service, ports.of(service)), data.log(service));
    }

    private List<String> command(Part service) {
        List<String> given = options.commands().get(service);
        if (given != null) {
            return given;
        }
        List<String> command = new ArrayList<>();
        command.add(Child.java());
        command.addAll(options.javaFlags());
        command.addAll(List.of(SERVICE_MEMORY, "-jar", SourceTree.jar(service).toString()));
        return command;
    }

    private Map<String, String> environment(Part service, int port) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "QUARKUS_HTTP_HOST", Ports.HOST,
                "QUARKUS_HTTP_PORT", Integer.toString(port),
                "KAFKA_BOOTSTRAP_SERVERS", Ports.HOST + ":" + reachedAt(Part.BROKER),
                "DATABASE_HOST", Ports.HOST,
                "DATABASE_PORT", Integer.toString(reachedAt(Part.DATABASE)),
                "DATABASE_USER", service.database(),
                "DATABASE_PASSWORD", service.database()));
        environment.putAll(options.environment().getOrDefault(service, Map.of()));
        return environment;
    }

    private int reachedAt(Part part) {
        return options.proxies().getOrDefault(part, own -> own).applyAsInt(ports.of(part));
    }
}
