package tidings.embedded;

import java.net.URI;
import java.nio.file.Path;
import tidings.embedded.process.ManagedProcess;
import tidings.embedded.process.Ports;
import tidings.embedded.process.Processes;

/**
 * One more process of a service, beside the one that every system has: the same database and topics, a port of its own.
 *
 * <p>Nobody watches it: what dies stays dead. It goes with its system.
 */
public final class Replica implements AutoCloseable {

    private final String name;
    private final int port;
    private final Path log;
    private final ManagedProcess running;
    private final Progress progress;

    public Replica(String name, int port, Path log, ManagedProcess running, Progress progress) {
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

    /** Kills it as a crash would. */
    public void kill() {
        running.kill();
        progress.tell(name, "killed");
    }

    /** Stops it as an operator would, with time to finish what it has in hand; does nothing where it is gone. */
    @Override
    public void close() {
        if (!Processes.isGone(process())) {
            long begin = System.nanoTime();
            running.stop();
            progress.tell(name, "stopped in " + Progress.since(begin));
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
