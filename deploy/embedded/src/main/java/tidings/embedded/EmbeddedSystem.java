package tidings.embedded;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tidings.embedded.process.ReaperClient;
import tidings.embedded.process.StartFailed;

/**
 * The whole system on this machine: broker, database and the three services, each in a process of its own.
 *
 * <p>What is stopped or killed through this class stays down until it is started; what dies otherwise is started again
 * or ends the system, as the options say. Nothing outlives this process, not even where that is killed.
 */
public final class EmbeddedSystem implements AutoCloseable {

    private static final List<List<Component>> STARTS =
            List.of(List.of(Component.DATABASE, Component.BROKER), Component.services());
    private static final List<List<Component>> STOPS =
            List.of(Component.services(), List.of(Component.BROKER), List.of(Component.DATABASE));

    private final PortAllocation ports;
    private final DataDirectory data;
    private final ReaperClient guard;
    private final Supervisor parts;
    private final Replicas replicas;
    private final CrashPolicy deaths;
    private final Progress progress;
    private final Thread atExit = new Thread(this::close, "stop");
    private volatile boolean failed;
    private volatile boolean closing;
    private boolean closed;

    private EmbeddedSystem(SystemOptions options) {
        this.ports = PortAllocation.of(options.ports());
        this.data = DataDirectory.of(options.data());
        this.guard = ReaperClient.open();
        Launcher launch = new Launcher(options, ports, data);
        this.progress = new Progress(options.progress());
        this.parts = new Supervisor(launch, guard, options.startLimit());
        this.replicas = new Replicas(launch, data, guard, parts.startup(), progress);
        this.deaths = new CrashPolicy(parts, data, progress);
        if (options.restart()) {
            deaths.startAgain(this::start);
        } else {
            deaths.endTheSystem();
        }
    }

    /** Returns when every part is ready; fails with {@link StartFailed}, and nothing left running. */
    public static EmbeddedSystem start(SystemOptions options) {
        Launcher.check(options);
        EmbeddedSystem system = new EmbeddedSystem(options);
        Runtime.getRuntime().addShutdownHook(system.atExit);
        try {
            system.startAll();
            return system;
        } catch (RuntimeException e) {
            system.failed |= !system.closing;
            system.close();
            throw system.death()
                    .<RuntimeException>map(death -> new StartFailed(death.toString(), e))
                    .orElse(e);
        }
    }

    private void startAll() {
        if (data.isTemporary()) {
            guard.directory(data.path());
        }
        for (List<Component> stage : STARTS) {
            InParallel.each(stage, this::start, parts::noMore);
        }
    }

    /** Starts a part that is down; returns when it is ready. */
    public void start(Component part) {
        long begin = System.nanoTime();
        try {
            parts.start(part);
        } catch (StartFailed e) {
            throw parts.has(part) ? new StartFailed(e.getMessage() + data.lastWords(log(part)), e) : e;
        }
        progress.tell(
                part,
                "ready in " + Progress.since(begin) + "   " + (part.isService() ? url(part) : ports.address(part)));
    }

    /** Stops a part as an operator would, with time to finish what it has in hand. */
    public void stop(Component part) {
        long begin = System.nanoTime();
        parts.stop(part);
        progress.tell(part, "stopped in " + Progress.since(begin));
    }

    /** Kills a part as a crash would. */
    public void kill(Component part) {
        parts.kill(part);
        progress.tell(part, "killed");
    }

    /** Stops a part, if it runs, and starts it. */
    public void restart(Component part) {
        stop(part);
        start(part);
    }

    /** Starts one more process of a service, on any free port; returns when it is ready. */
    public Replica replica(Component service) {
        return replica(service, Map.of());
    }

    /** The same, with more in its environment, or other, than the service has. */
    public Replica replica(Component service, Map<String, String> environment) {
        return replicas.start(service, environment);
    }

    public URI url(Component service) {
        return URI.create("http://" + ports.address(service));
    }

    public int port(Component part) {
        return ports.of(part);
    }

    public String bootstrapServers() {
        return ports.address(Component.BROKER);
    }

    /** For the service's own role, called like its database; any password will do. */
    public String jdbcUrl(Component service) {
        return "jdbc:postgresql://" + ports.address(Component.DATABASE) + "/" + service.database();
    }

    /** The process a part runs in, or ran in last. */
    public ProcessHandle process(Component part) {
        return parts.process(part);
    }

    public Path log(Component part) {
        return data.log(part);
    }

    /** Where the logs are. */
    public Path logs() {
        return data.logs();
    }

    /** Lets the logs stay when the system goes, to be read. */
    public void keepLogs() {
        failed = true;
    }

    /** Where data and logs are kept. */
    public Path data() {
        return data.path();
    }

    /** Waits for a part to end that nobody had asked to, and that is not started again. */
    public Crash awaitDeath() throws InterruptedException {
        return deaths.await();
    }

    /** What {@link #awaitDeath} waits for, where it has happened. */
    public Optional<Crash> death() {
        return deaths.last();
    }

    /** Stops the services, then the broker, then the database. After a failure, the logs stay where they are. */
    @Override
    public void close() {
        closing = true;
        parts.noMore();
        closeOnce();
    }

    private synchronized void closeOnce() {
        if (closed) {
            return;
        }
        closed = true;
        replicas.close();
        for (List<Component> stage : STOPS) {
            InParallel.each(stage.stream().filter(parts::isRunning).toList(), this::stop, () -> {});
        }
        data.release(failed || death().isPresent());
        guard.dismiss();
        forgetExit();
    }

    private void forgetExit() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exitingAlready) {
            // Then this may be the hook itself.
        }
    }
}
