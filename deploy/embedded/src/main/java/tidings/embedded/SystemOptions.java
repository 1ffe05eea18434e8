package tidings.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How to run the system.
 *
 * @param ports 0 means any free one
 * @param proxies for a part that the others do not reach at its own port: the port at which they do
 * @param data where data and logs are kept; where it is null, a directory that goes with the system
 * @param restart whether what dies is started again, instead of ending the system
 * @param javaFlags for the broker and the services, beside how much memory each may have
 * @param environment for each of the services, beside what tells them where to find the others
 * @param commands what to run instead of a service's jar, for instance a native executable
 * @param progress is told what happens, a line at a time
 * @param startLimit how long a part may take until it is ready
 */
public record SystemOptions(
        Map<Component, Integer> ports,
        Map<Component, IntUnaryOperator> proxies,
        @Nullable Path data,
        boolean restart,
        List<String> javaFlags,
        Map<Component, Map<String, String>> environment,
        Map<Component, List<String>> commands,
        Consumer<String> progress,
        Duration startLimit) {

    /** The topic that subscriptions may have events written to. */
    public static final String SUBSCRIBERS_TOPIC = "subscribers.events.v1";

    private static final List<String> JAVA_FLAGS = List.of("-XX:+UseSerialGC", "-Xss512k");
    /** Without the optimizing compiler, which takes most of the time of a JVM that does not live for minutes. */
    private static final List<String> SHORT_LIVED = Stream.concat(
                    JAVA_FLAGS.stream(), Stream.of("-XX:TieredStopAtLevel=1"))
            .toList();
    /** Here, those who subscribe are on this machine too. */
    private static final Map<Component, Map<String, String>> ENVIRONMENT = Map.of(
            Component.NOTIFICATION_SERVICE,
            Map.of(
                    "TIDINGS_DELIVERIES_PRIVATE_TARGETS_ALLOWED",
                    "true",
                    "TIDINGS_DELIVERIES_TOPICS",
                    SUBSCRIBERS_TOPIC));

    public SystemOptions {
        ports = Collections.unmodifiableMap(new EnumMap<>(ports));
        proxies = Map.copyOf(proxies);
        javaFlags = List.copyOf(javaFlags);
        environment = Map.copyOf(environment);
        commands = Map.copyOf(commands);
    }

    /** On the well-known ports, in a directory that goes with the system, in silence. */
    public static SystemOptions defaults() {
        Map<Component, Integer> ports = new EnumMap<>(Component.class);
        for (Component part : Component.values()) {
            ports.put(part, part.defaultPort());
        }
        return new SystemOptions(
                ports, Map.of(), null, false, JAVA_FLAGS, ENVIRONMENT, Map.of(), line -> {}, Duration.ofSeconds(90));
    }

    /** As by default, but on ports that nobody uses. */
    public static SystemOptions onFreePorts() {
        SystemOptions options = defaults();
        for (Component part : Component.values()) {
            options = options.withPort(part, 0);
        }
        return options;
    }

    public SystemOptions withPort(Component part, int port) {
        Map<Component, Integer> changed = new EnumMap<>(ports);
        changed.put(part, port);
        return new SystemOptions(
                changed, proxies, data, restart, javaFlags, environment, commands, progress, startLimit);
    }

    /** Has the services reach the broker or the database through somebody who is told its port, and gives another. */
    public SystemOptions withProxy(Component part, IntUnaryOperator proxy) {
        Map<Component, IntUnaryOperator> changed = new HashMap<>(proxies);
        changed.put(part, proxy);
        return new SystemOptions(ports, changed, data, restart, javaFlags, environment, commands, progress, startLimit);
    }

    public SystemOptions withData(@Nullable Path directory) {
        return new SystemOptions(
                ports, proxies, directory, restart, javaFlags, environment, commands, progress, startLimit);
    }

    public SystemOptions withRestart(boolean wanted) {
        return new SystemOptions(ports, proxies, data, wanted, javaFlags, environment, commands, progress, startLimit);
    }

    /** Is ready in half the time and is half as fast from then on: not for a system that is measured. */
    public SystemOptions shortLived() {
        return new SystemOptions(
                ports, proxies, data, restart, SHORT_LIVED, environment, commands, progress, startLimit);
    }

    /** For all services. */
    public SystemOptions withEnvironment(String name, String value) {
        SystemOptions options = this;
        for (Component service : Component.services()) {
            options = options.withEnvironment(service, name, value);
        }
        return options;
    }

    /** For one of the services. */
    public SystemOptions withEnvironment(Component service, String name, String value) {
        Map<String, String> ofService = new HashMap<>(environment.getOrDefault(service, Map.of()));
        ofService.put(name, value);
        Map<Component, Map<String, String>> changed = new HashMap<>(environment);
        changed.put(service, Map.copyOf(ofService));
        return new SystemOptions(ports, proxies, data, restart, javaFlags, changed, commands, progress, startLimit);
    }

    public SystemOptions withCommand(Component service, List<String> command) {
        Map<Component, List<String>> changed = new HashMap<>(commands);
        changed.put(service, List.copyOf(command));
        return new SystemOptions(ports, proxies, data, restart, javaFlags, environment, changed, progress, startLimit);
    }

    /** Runs the native executables of the services. */
    public SystemOptions withNativeExecutables() {
        SystemOptions options = this;
        for (Component service : Component.services()) {
            options = options.withCommand(
                    service, List.of(SourceTree.executable(service).toString(), "-Xmx128m"));
        }
        return options;
    }

    public SystemOptions withProgress(Consumer<String> listener) {
        return new SystemOptions(ports, proxies, data, restart, javaFlags, environment, commands, listener, startLimit);
    }
}
