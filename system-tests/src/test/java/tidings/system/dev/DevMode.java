package tidings.system.dev;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tidings.embedded.Component;
import tidings.embedded.EmbeddedSystem;
import tidings.embedded.process.ChildProcess;
import tidings.embedded.process.Ports;
import tidings.embedded.process.Processes;

/** A service in dev mode. It uses the broker and the database of a system that runs without this service. */
final class DevMode implements AutoCloseable {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private final int port;
    private final Path log;
    private final ChildProcess maven;

    private DevMode(int port, Path log, ChildProcess maven) {
        this.port = port;
        this.log = log;
        this.maven = maven;
    }

    /** Starts dev mode as a developer does, with continuous testing and without a debugger. */
    static DevMode start(Component service, SourceCopy sources, EmbeddedSystem system, String... options)
            throws IOException {
        int port = Ports.anyFree();
        Path log = sources.root().resolve(service.label() + ".log");
        List<String> command = new ArrayList<>(List.of(
                sources.root().resolve("mvnw").toString(),
                "-B",
                "-ntp",
                "-f",
                sources.root().toString(),
                "test-compile",
                "quarkus:dev",
                "-pl",
                service.label(),
                "-am",
                "-Ddebug=false",
                "-Dquarkus.analytics.disabled=true",
                "-Dquarkus.http.port=" + port,
                "-D%dev.kafka.bootstrap.servers=" + system.bootstrapServers(),
                "-D%dev.database.host=" + Ports.HOST,
                "-D%dev.database.port=" + system.port(Component.DATABASE),
                "-Dquarkus.test.continuous-testing=enabled"));
        command.addAll(List.of(options));
        return new DevMode(
                port, log, ChildProcess.start(command, Map.of("JAVA_HOME", System.getProperty("java.home")), log));
    }

    URI url(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    boolean isAlive() {
        return !Processes.isGone(maven.process());
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    /** Maven stops the service. What is left after a while is killed. */
    @Override
    public void close() {
        List<ProcessHandle> all = maven.process().descendants().toList();
        maven.stop();
        all.forEach(process -> Processes.end(process, STOP_TIMEOUT));
    }
}
