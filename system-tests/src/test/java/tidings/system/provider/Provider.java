package tidings.system.provider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tidings.embedded.process.ChildProcess;
import tidings.embedded.process.Ports;
import tidings.embedded.process.Readiness;
import tidings.embedded.process.StartupWait;

/** The process of the provider, and its record, which survives the process. */
public final class Provider implements AutoCloseable {

    private static final List<String> FLAGS =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss512k", "-Xmx64m");
    private static final StartupWait STARTUP = new StartupWait(Duration.ofSeconds(30), () -> false);

    private final int port = Ports.anyFree();
    private final Path directory;
    private ChildProcess process;

    private Provider(Path directory) {
        this.directory = directory;
        this.process = launch();
    }

    public static Provider start() {
        try {
            return new Provider(Files.createTempDirectory("provider"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://" + Ports.HOST + ":" + port;
    }

    /** Returns all that it has done, in this order. */
    public List<ProviderEntry> entries() {
        try {
            return ProviderRecord.read(record());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills the process, as a crash would. */
    public void kill() {
        process.kill();
    }

    /** Starts the process again, with its record. */
    public void restart() {
        process = launch();
    }

    private ChildProcess launch() {
        List<String> arguments = List.of(Integer.toString(port), record().toString());
        try {
            ChildProcess launched = ChildProcess.start(
                    ChildProcess.java(ProviderServer.class, FLAGS, arguments), Map.of(), directory.resolve("log"));
            Readiness readiness = new Readiness();
            STARTUP.await("provider", launched, () -> readiness.isOpen(port));
            return launched;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path record() {
        return directory.resolve("record");
    }

    @Override
    public void close() {
        process.kill();
        try {
            Files.deleteIfExists(record());
            Files.deleteIfExists(directory.resolve("log"));
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
