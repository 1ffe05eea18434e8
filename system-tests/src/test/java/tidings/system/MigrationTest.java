package tidings.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.embedded.postgres.PostgresServer;
import tidings.embedded.process.Ports;
import tidings.embedded.process.Readiness;

/** As on a cluster (deploy/kubernetes), one process migrates the tables and replicas only validate them. */
@Tag("heavy")
class MigrationTest {

    private static final String HOST = "127.0.0.1";
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    private static final Map<String, String> MIGRATION =
            Map.of("QUARKUS_INIT_AND_EXIT", "true", "QUARKUS_FLYWAY_MIGRATE_AT_START", "true");
    private static final Map<String, String> REPLICA =
            Map.of("QUARKUS_FLYWAY_VALIDATE_AT_START", "true", "QUARKUS_FLYWAY_MIGRATE_AT_START", "false");

    @TempDir
    private Path directory;

    private PostgresServer database;

    @BeforeEach
    void start() {
        database = PostgresServer.start(0, directory);
        database.createDatabase("orders", "orders", "orders");
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void a_replica_starts_only_after_the_migration() throws Exception {
        assertThat(exit(REPLICA)).as("replica without tables").isEqualTo(1);
        assertThat(Files.readString(log())).contains("FlywayValidateException");
        assertThat(exit(MIGRATION)).as("migration").isZero();

        int port = Ports.anyFree();
        Process replica = start(REPLICA, port);
        try {
            await().atMost(TIMEOUT).until(() -> {
                assertThat(replica.isAlive()).as("the replica runs").isTrue();
                return isReady(port);
            });
        } finally {
            replica.destroyForcibly().waitFor();
        }
    }

    private int exit(Map<String, String> settings) throws Exception {
        Process process = start(settings, Ports.anyFree());
        try {
            assertThat(process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS))
                    .as("it ends")
                    .isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(Map<String, String> settings, int port) throws IOException {
        ProcessBuilder service = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Path.of("../order-service/target/quarkus-app/quarkus-run.jar")
                                .toString())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile());
        service.environment().putAll(settings);
        service.environment()
                .putAll(Map.of(
                        "QUARKUS_HTTP_HOST",
                        HOST,
                        "QUARKUS_HTTP_PORT",
                        String.valueOf(port),
                        // No broker listens there.
                        "KAFKA_BOOTSTRAP_SERVERS",
                        HOST + ":" + Ports.anyFree(),
                        "DATABASE_HOST",
                        HOST,
                        "DATABASE_PORT",
                        String.valueOf(database.port()),
                        "DATABASE_PASSWORD",
                        "orders"));
        return service.start();
    }

    /** Not started: it has no broker. */
    private static boolean isReady(int port) {
        return new Readiness().isOpen(port)
                && RestAssured.get("http://" + HOST + ":" + port + "/q/health/ready")
                                .statusCode()
                        == 200;
    }

    private Path log() {
        return directory.resolve("order-service.log");
    }
}
