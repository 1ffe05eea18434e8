package tidings.system.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import tidings.embedded.Component;
import tidings.embedded.EmbeddedSystem;
import tidings.embedded.process.ChildProcess;
import tidings.embedded.process.Ports;
import tidings.embedded.process.Processes;

/** A service in dev mode. It uses the broker and the database of a system that runs without this service. */
final class DevMode implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(10);
    private static final Duration RELOAD = Duration.ofMinutes(1);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private final int port;
    private final Path log;
    private final ChildProcess maven;

    private DevMode(int port, Path log, ChildProcess maven) {
        this.port = port;
        this.log = log;
        this.maven = maven;
    }

    /** Starts dev mode as a developer does, with continuous testing of one class. Returns when the service answers. */
    static DevMode start(Component service, SourceCopy sources, EmbeddedSystem system, String test) throws IOException {
        int port = Ports.anyFree();
        Path log = sources.root().resolve(service.label() + ".log");
        List<String> command = List.of(
                sources.root().resolve("mvnw").toString(),
                "-B",
                "-ntp",
                "-f",
                sources.root().toString(),
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
                "-Dquarkus.test.continuous-testing=enabled",
                "-Dquarkus.test.include-pattern=.*" + test);
        ChildProcess maven = ChildProcess.start(command, Map.of("JAVA_HOME", System.getProperty("java.home")), log);
        DevMode started = new DevMode(port, log, maven);
        try {
            started.within(START).untilAsserted(() -> assertThat(started.get("/q/health/ready"))
                    .contains("\"UP\""));
            return started;
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
    }

    /** Returns the body of the service's answer. */
    String get(String path) {
        return RestAssured.get("http://localhost:" + port + path).asString();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    void awaitTests() {
        within(START).untilAsserted(() -> assertThat(log()).containsPattern("All \\d+ tests are passing"));
    }

    void awaitAnswer(String path, String expected) {
        within(RELOAD).untilAsserted(() -> assertThat(get(path)).contains(expected));
    }

    private ConditionFactory within(Duration timeout) {
        return await().atMost(timeout)
                .pollInterval(Duration.ofMillis(250))
                .failFast("dev mode ended", () -> Processes.isGone(maven.process()))
                .ignoreExceptions();
    }

    /** Maven stops the service. What is left after a while is killed. */
    @Override
    public void close() {
        List<ProcessHandle> all = maven.process().descendants().toList();
        maven.stop();
        all.forEach(process -> Processes.end(process, STOP_TIMEOUT));
    }
}
