package tidings.embedded;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * The whole system on this machine: broker, database and the three services, each in a process of its own.
 *
 * <p>What is stopped or killed through this class stays down until it is started; what dies otherwise is started again
 * or ends the system, as the options say. Nothing outlives this process, not even where that is killed.
 */
public final class EmbeddedSystem implements AutoCloseable {

    private static final int LAST_LINES = 20;
    private static final List<List<Part>> STARTS = List.of(List.of(Part.DATABASE, Part.BROKER), Part.services());
    private static final List<List<Part>> STOPS =
            List.of(Part.services(), List.of(Part.BROKER), List.of(Part.DATABASE));

    private final SystemOptions options;
    private final PortPlan ports;
    private final DataDirectory data;
    private final GuardLine guard;
    private final RunningParts parts;
    private final CompletableFuture<Death> death = new CompletableFuture<>();
    private final Thread atExit = new Thread(this::close, "stop");
    private volatile boolean failed;
    private volatile boolean closing;
    private boolean closed;

    private EmbeddedSystem(SystemOptions options) {
        this.options = options;
        this.ports = PortPlan.of(options.ports());
        this.data = DataDirectory.of(options.data());
        this.guard = GuardLine.open();
        this.parts = new RunningParts(new Launch(options, ports, data), guard, options.startLimit());
    }

    /** Returns when every part is ready; fails with {@link StartFailed}, and nothing left running. */
    public static EmbeddedSystem start(SystemOptions options) {
        Launch.check(options);
        EmbeddedSystem system = new EmbeddedSystem(options);
        Runtime.getRuntime().addShutdownHook(system.atExit);
        try {
            system.startAll();
            return system;
        } catch (RuntimeException e) {
            system.failed |= !system.closing;
            system.close();
            throw system.death.isDone() ? new StartFailed(system.death.join().toString(), e) : e;
        }
    }

    private void startAll() {
        if (data.isTemporary()) {
            guard.directory(data.path());
        }
        parts.watch(this::died);
        for (List<Part> stage : STARTS) {
            AtOnce.each(stage, this::start, parts::noMore);
        }
    }

    /** Starts a part that is down; returns when it is ready. */
    public void start(Part part) {
        long begin = System.nanoTime();
        try {
            parts.start(part);
        } catch (StartFailed e) {
            throw parts.has(part) ? new StartFailed(e.getMessage() + lastWords(part), e) : e;
        }
        tell(part, "ready in " + since(begin) + "   " + (part.isService() ? url(part) : ports.address(part)));
    }

    /** Stops a part as an operator would, with time to finish what it has in hand. */
    public void stop(Part part) {
        long begin = System.nanoTime();
        parts.stop(part);
        tell(part, "stopped in " + since(begin));
    }

    /** Kills a part as a crash would. */
    public void kill(Part part) {
        parts.kill(part);
        tell(part, "killed");
    }

    /** Stops a part, if it runs, and starts it. */
    public void restart(Part part) {
        stop(part);
        start(part);
    }

    public URI url(Part service) {
        return URI.create("http://" + ports.address(service));
    }

    public int port(Part part) {
        return ports.of(part);
    }

    public String bootstrapServers() {
        return ports.address(Part.BROKER);
    }

    /** For the service's own role, called like its database; any password will do. */
    public String jdbcUrl(Part service) {
        return "jdbc:postgresql://" + ports.address(Part.DATABASE) + "/" + service.database();
    }

    /** The process a part runs in, or ran in last. */
    public ProcessHandle process(Part part) {
        return parts.process(part);
    }

    public Path log(Part part) {
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
    public Death awaitDeath() throws InterruptedException {
        try {
            return death.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What {@link #awaitDeath} waits for, where it has happened. */
    public Optional<Death> death() {
        return death.isDone() ? Optional.of(death.join()) : Optional.empty();
    }

    private void died(Part part) {
        if (parts.isEnding()) {
            return;
        }
        if (options.restart()) {
            tell(part, parts.ending(part) + ", and is started again");
            Thread again = new Thread(() -> startAgain(part), "start " + part);
            again.setDaemon(true);
            again.start();
        } else {
            ended(part, parts.ending(part));
        }
    }

    private void startAgain(Part part) {
        try {
            start(part);
        } catch (RuntimeException e) {
            if (!closing) {
                ended(part, "could not be started again (" + e.getMessage() + ")");
            }
        }
    }

    private void ended(Part part, String ending) {
        failed = true;
        parts.noMore();
        death.complete(new Death(part, ending, data.lastLines(part, LAST_LINES)));
    }

    private String lastWords(Part part) {
        List<String> lines = data.lastLines(part, LAST_LINES);
        return lines.isEmpty() ? "" : "; the end of " + log(part) + ":\n  " + String.join("\n  ", lines);
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
        for (List<Part> stage : STOPS) {
            AtOnce.each(stage.stream().filter(parts::isRunning).toList(), this::stop, () -> {});
        }
        data.release(failed);
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

    private static String since(long begin) {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - begin) / 1e9);
    }

    private void tell(Part part, String what) {
        options.progress().accept(String.format(Locale.ROOT, "%-20s %s", part, what));
    }
}
