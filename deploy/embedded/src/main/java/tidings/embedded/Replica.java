package tidings.embedded;

import java.net.URI;
import java.nio.file.Path;
import tidings.embedded.process.ManagedProcess;
import tidings.embedded.process.Ports;
import tidings.embedded.process.Processes;

/**
 * An additional process of a service with the same database and topics, and its own port.
 *
 * <p>It is not restarted after a crash. It stops with its system.
 */
public final class Replica implements AutoCloseable {

    private final String name;
    private final int port;
    private final Path log;
    private final ManagedProcess running;
    private final Progress progress;

    Replica(String name, int port, Path log, ManagedProcess running, Progress progress) {
        this.name = name;
        this.port = port;
        this.log = log;
        this.running = running;
        this.progress = progress;
    }

    public URI url() {
        return URI.create("http://" + Ports.HOST + ":" + port);
    }

    public int port() {
        return port;
    }

    public Path log() {
        return log;
    }

    public ProcessHandle process() {
        return running.process();
    }

    ManagedProcess running() {
        return running;
    }

    /** Kills it, as a crash would. */
    public void kill() {
        running.kill();
        progress.report(name, "killed");
    }

    /** Stops it gracefully; does nothing if it has already exited. */
    @Override
    public void close() {
        if (!Processes.isGone(process())) {
            long begin = System.nanoTime();
            running.stop();
            progress.report(name, "stopped in " + Progress.since(begin));
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
