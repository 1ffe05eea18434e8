package tidings.messaging.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tidings.contract.Topics;
import tidings.embedded.kafka.KafkaBroker;
import tidings.embedded.postgres.PostgresServer;

/** A broker with all topics, and a database, for the service under test. A test can stop and restart both. */
public final class Infrastructure implements QuarkusTestResourceLifecycleManager {

    private static final String DATABASE = "service";
    private static final int PARTITIONS = 4;

    private static @Nullable KafkaBroker broker;
    private static @Nullable PostgresServer postgres;
    private static @Nullable Path directory;
    private static int brokerPort;
    private static int postgresPort;

    @Override
    public Map<String, String> start() {
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(20));
        try {
            directory = Files.createTempDirectory("tidings-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        startBroker();
        startDatabase();
        broker().createTopics(Topics.all(), PARTITIONS);
        postgres().createDatabase(DATABASE, DATABASE, DATABASE);
        return Map.of(
                "kafka.bootstrap.servers",
                bootstrapServers(),
                "database.host",
                "127.0.0.1",
                "database.port",
                Integer.toString(postgresPort),
                "database.name",
                DATABASE,
                "database.user",
                DATABASE,
                "database.password",
                DATABASE);
    }

    @Override
    public void stop() {
        stopBroker();
        stopDatabase();
    }

    public static String bootstrapServers() {
        return broker().bootstrapServers();
    }

    public static void startBroker() {
        broker = KafkaBroker.start(brokerPort, directory("kafka"));
        brokerPort =
                Integer.parseInt(bootstrapServers().substring(bootstrapServers().lastIndexOf(':') + 1));
    }

    public static void stopBroker() {
        if (broker != null) {
            broker.close();
            broker = null;
        }
    }

    public static void startDatabase() {
        postgres = PostgresServer.start(postgresPort, directory("postgres"));
        postgresPort = postgres.port();
    }

    public static void stopDatabase() {
        if (postgres != null) {
            postgres.close();
            postgres = null;
        }
    }

    public static void startBrokerIfAway() {
        if (broker == null) {
            startBroker();
        }
    }

    public static void startDatabaseIfAway() {
        if (postgres == null) {
            startDatabase();
        }
    }

    private static Path directory(String name) {
        if (directory == null) {
            throw new IllegalStateException("not started");
        }
        return directory.resolve(name);
    }

    private static KafkaBroker broker() {
        if (broker == null) {
            throw new IllegalStateException("the broker is stopped");
        }
        return broker;
    }

    private static PostgresServer postgres() {
        if (postgres == null) {
            throw new IllegalStateException("the database is stopped");
        }
        return postgres;
    }
}
