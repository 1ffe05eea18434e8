package tidings.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The options of a system.
 *
 * @param ports 0 means any free port
 * @param without services that are not started; their databases exist
 * @param proxies for each service that reaches the broker or the database through a proxy: returns its port for the own port
 * @param data the directory for data and logs; null means a temporary directory
 * @param restart whether a crashed component is restarted; otherwise the system stops
 * @param javaFlags for the broker and the services, in addition to their memory limits
 * @param environment for each service, in addition to the addresses of the other components
 * @param commands replace the jar of a service, for instance by a native executable
 * @param progress receives one line per event
 * @param startTimeout the time in which a component has to become ready
 */
public record SystemOptions(
        Map<Component, Integer> ports,
        Set<Component> without,
        Map<Component, Map<Component, IntUnaryOperator>> proxies,
        @Nullable Path data,
        boolean restart,
        List<String> javaFlags,
        Map<Component, Map<String, String>> environment,
        Map<Component, List<String>> commands,
        Consumer<String> progress,
        Duration startTimeout) {

    /** The topic that subscriptions may use as a sink. */
    public static final String SUBSCRIBERS_TOPIC = "subscribers.events.v1";

    /**
     * A process without memory ends. The optimizing compiler waits until a method is six times as hot as usual: what runs
     * during a start is not worth its time, which was a third of it.
     */
    private static final List<String> JAVA_FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xss512k",
            "-XX:Tier4InvocationThreshold=30000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=40000",
            "-XX:Tier4BackEdgeThreshold=200000");
    /**
     * Without the optimizing compiler, which uses most of the time of a JVM that runs for seconds. The code cache would shrink to
     * 48 MB with it: a service fills that in a minute, and compiles no more.
     */
    private static final List<String> SHORT_LIVED = Stream.concat(
                    JAVA_FLAGS.stream(), Stream.of("-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=160m"))
            .toList();
    /** On one machine, subscribers have private addresses and no certificates. */
    private static final Map<Component, Map<String, String>> ENVIRONMENT = Map.of(
            Component.NOTIFICATION_SERVICE,
            Map.of(
                    "TIDINGS_DELIVERIES_PRIVATE_TARGETS_ALLOWED",
                    "true",
                    "TIDINGS_DELIVERIES_HTTP_ALLOWED",
                    "true",
                    "TIDINGS_DELIVERIES_TOPICS",
                    SUBSCRIBERS_TOPIC));

    public SystemOptions {
        ports = Collections.unmodifiableMap(new EnumMap<>(ports));
        without = Set.copyOf(without);
        proxies = Map.copyOf(proxies);
        javaFlags = List.copyOf(javaFlags);
        environment = Map.copyOf(environment);
        commands = Map.copyOf(commands);
    }

    /** Returns the default ports, a temporary directory and no progress output. */
    public static SystemOptions defaults() {
        Map<Component, Integer> ports = new EnumMap<>(Component.class);
        for (Component component : Component.values()) {
            ports.put(component, component.defaultPort());
        }
        return new SystemOptions(
                ports,
                Set.of(),
                Map.of(),
                null,
                false,
                JAVA_FLAGS,
                ENVIRONMENT,
                Map.of(),
                line -> {},
                Duration.ofSeconds(90));
    }

    /** Returns the defaults with free ports. */
    public static SystemOptions onFreePorts() {
        SystemOptions options = defaults();
        for (Component component : Component.values()) {
            options = options.withPort(component, 0);
        }
        return options;
    }

    public SystemOptions withPort(Component component, int port) {
        Map<Component, Integer> changed = new EnumMap<>(ports);
        changed.put(component, port);
        return new SystemOptions(
                changed, without, proxies, data, restart, javaFlags, environment, commands, progress, startTimeout);
    }

    /** Leaves a service out: it may run elsewhere, for instance in dev mode. */
    public SystemOptions without(Component service) {
        Set<Component> changed = EnumSet.of(service);
        changed.addAll(without);
        return new SystemOptions(
                ports, changed, proxies, data, restart, javaFlags, environment, commands, progress, startTimeout);
    }

    /** Makes a service connect to the broker and the database through proxies of its own. */
    public SystemOptions withProxies(Component service, Map<Component, IntUnaryOperator> ofService) {
        Map<Component, Map<Component, IntUnaryOperator>> changed = new HashMap<>(proxies);
        changed.put(service, Map.copyOf(ofService));
        return new SystemOptions(
                ports, without, changed, data, restart, javaFlags, environment, commands, progress, startTimeout);
    }

    public SystemOptions withData(@Nullable Path directory) {
        return new SystemOptions(
                ports, without, proxies, directory, restart, javaFlags, environment, commands, progress, startTimeout);
    }

    public SystemOptions withRestart(boolean enabled) {
        return new SystemOptions(
                ports, without, proxies, data, enabled, javaFlags, environment, commands, progress, startTimeout);
    }

    /** Halves the start time and the throughput: not for a system that is measured. */
    public SystemOptions shortLived() {
        return new SystemOptions(
                ports, without, proxies, data, restart, SHORT_LIVED, environment, commands, progress, startTimeout);
    }

    /** Sets an environment variable of all services. */
    public SystemOptions withEnvironment(String name, String value) {
        SystemOptions options = this;
        for (Component service : Component.services()) {
            options = options.withEnvironment(service, name, value);
        }
        return options;
    }

    /** Sets an environment variable of one service. */
    public SystemOptions withEnvironment(Component service, String name, String value) {
        Map<String, String> ofService = new HashMap<>(environment.getOrDefault(service, Map.of()));
        ofService.put(name, value);
        Map<Component, Map<String, String>> changed = new HashMap<>(environment);
        changed.put(service, Map.copyOf(ofService));
        return new SystemOptions(
                ports, without, proxies, data, restart, javaFlags, changed, commands, progress, startTimeout);
    }

    /** Returns the services that are started. */
    List<Component> services() {
        return Component.services().stream()
                .filter(service -> !without.contains(service))
                .toList();
    }

    SystemOptions withCommand(Component service, List<String> command) {
        Map<Component, List<String>> changed = new HashMap<>(commands);
        changed.put(service, List.copyOf(command));
        return new SystemOptions(
                ports, without, proxies, data, restart, javaFlags, environment, changed, progress, startTimeout);
    }

    /** Runs the native executables of the services. */
    public SystemOptions withNativeExecutables() {
        SystemOptions options = this;
        for (Component service : services()) {
            options = options.withCommand(
                    service, List.of(SourceTree.executable(service).toString(), "-Xmx128m"));
        }
        return options;
    }

    public SystemOptions withProgress(Consumer<String> listener) {
        return new SystemOptions(
                ports, without, proxies, data, restart, javaFlags, environment, commands, listener, startTimeout);
    }
}
