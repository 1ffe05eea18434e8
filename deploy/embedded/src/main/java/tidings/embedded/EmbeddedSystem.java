package tidings.embedded;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tidings.embedded.process.ReaperClient;
import tidings.embedded.process.StartFailed;

/**
 * The whole system on this machine: broker, database and the services, each in its own process.
 *
 * <p>A component that this class stops or kills stays down until it is started. After a crash, the component is restarted or
 * the system stops, as the options say. No process outlives this one, even after {@code kill -9}.
 */
public final class EmbeddedSystem implements AutoCloseable {

    private static final List<List<Component>> STOPS =
            List.of(Component.services(), List.of(Component.BROKER), List.of(Component.DATABASE));

    private final List<Component> services;
    private final PortAllocation ports;
    private final DataDirectory data;
    private final ReaperClient reaper;
    private final Supervisor supervisor;
    private final Replicas replicas;
    private final CrashPolicy crashPolicy;
    private final Progress progress;
    private final Thread shutdownHook = new Thread(this::close, "stop");
    private volatile boolean failed;
    private volatile boolean closing;
    private boolean closed;

    private EmbeddedSystem(SystemOptions options) {
        this.services = options.services();
        this.ports = PortAllocation.of(options);
        this.data = DataDirectory.of(options.data());
        this.reaper = ReaperClient.open();
        Launcher launcher = new Launcher(options, ports, data);
        this.progress = new Progress(options.progress());
        this.supervisor = new Supervisor(launcher, reaper, options.startTimeout());
        this.replicas = new Replicas(launcher, data, reaper, supervisor.startup(), progress);
        this.crashPolicy = new CrashPolicy(supervisor, data, progress);
        if (options.restart()) {
            crashPolicy.restartOnCrash(this::start);
        } else {
            crashPolicy.stopSystemOnCrash();
        }
    }

    /** Returns when every component is ready. On failure it stops everything and throws {@link StartFailed}. */
    public static EmbeddedSystem start(SystemOptions options) {
        Launcher.check(options);
        EmbeddedSystem system = new EmbeddedSystem(options);
        Runtime.getRuntime().addShutdownHook(system.shutdownHook);
        try {
            system.startAll();
            return system;
        } catch (RuntimeException e) {
            system.failed |= !system.closing;
            system.close();
            throw system.crash()
                    .<RuntimeException>map(crash -> new StartFailed(crash.toString(), e))
                    .orElse(e);
        }
    }

    private void startAll() {
        if (data.isTemporary()) {
            reaper.directory(data.path());
        }
        for (List<Component> group : List.of(List.of(Component.DATABASE, Component.BROKER), services)) {
            InParallel.each(group, this::start, supervisor::refuseStarts);
        }
    }

    /** Starts a component that is down. Returns when it is ready. */
    public void start(Component component) {
        long begin = System.nanoTime();
        try {
            supervisor.start(component);
        } catch (StartFailed e) {
            throw supervisor.has(component) ? new StartFailed(e.getMessage() + data.logTail(log(component)), e) : e;
        }
        progress.report(
                component,
                "ready in " + Progress.since(begin) + "   "
                        + (component.isService() ? url(component) : ports.address(component)));
    }

    /** Stops a component gracefully: it finishes its work in progress. */
    public void stop(Component component) {
        long begin = System.nanoTime();
        supervisor.stop(component);
        progress.report(component, "stopped in " + Progress.since(begin));
    }

    /** Kills a component, as a crash would. */
    public void kill(Component component) {
        supervisor.kill(component);
        progress.report(component, "killed");
    }

    /** Starts another process of a service on a free port. Returns when it is ready. */
    public Replica replica(Component service) {
        return replica(service, Map.of());
    }

    /** Starts another process of a service with additional or different environment variables. */
    public Replica replica(Component service, Map<String, String> environment) {
        return replicas.start(service, environment);
    }

    /** Returns the services that belong to this system: all but those left out. */
    public List<Component> services() {
        return services;
    }

    public URI url(Component service) {
        return URI.create("http://" + ports.address(service));
    }

    public int port(Component component) {
        return ports.of(component);
    }

    public String bootstrapServers() {
        return ports.address(Component.BROKER);
    }

    /** Returns the URL for the service's own role, named like its database; any password works. */
    public String jdbcUrl(Component service) {
        return "jdbc:postgresql://" + ports.address(Component.DATABASE) + "/" + service.database();
    }

    /** Returns the current or last process of a component. */
    public ProcessHandle process(Component component) {
        return supervisor.process(component);
    }

    public Path log(Component component) {
        return data.log(component);
    }

    /** Returns the directory of the logs. */
    public Path logs() {
        return data.logs();
    }

    /** Keeps the logs when the system stops. */
    public void keepLogs() {
        failed = true;
    }

    /** Returns the directory with data and logs. */
    public Path data() {
        return data.path();
    }

    /** Waits for a crash that stops the system. */
    public Crash awaitCrash() throws InterruptedException {
        return crashPolicy.await();
    }

    /** Returns the crash that stopped the system. */
    public Optional<Crash> crash() {
        return crashPolicy.last();
    }

    /** Stops the services, then the broker, then the database. After a failure the logs stay. */
    @Override
    public void close() {
        closing = true;
        supervisor.refuseStarts();
        closeOnce();
    }

    private synchronized void closeOnce() {
        if (closed) {
            return;
        }
        closed = true;
        replicas.close();
        for (List<Component> group : STOPS) {
            InParallel.each(group.stream().filter(supervisor::isRunning).toList(), this::stop, () -> {});
        }
        data.release(failed || crash().isPresent());
        reaper.dismiss();
        removeShutdownHook();
    }

    private void removeShutdownHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException exitingAlready) {
            // The JVM shuts down: this may be the hook itself.
        }
    }
}
