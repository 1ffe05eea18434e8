package school;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import school.contract.Topics;
import tidings.embedded.kafka.KafkaBroker;
import tidings.embedded.postgres.PostgresServer;

/** A broker with the topics of the application, and its database. */
public final class Backend implements QuarkusTestResourceLifecycleManager {

    private static final String DATABASE = "school";
    private static final int PARTITIONS = 2;

    private static @Nullable KafkaBroker broker;
    private static @Nullable PostgresServer postgres;

    @Override
    public Map<String, String> start() {
        Logger.getLogger("").setLevel(Level.WARNING);
        try {
            Path directory = Files.createTempDirectory("school");
            broker = KafkaBroker.start(0, directory.resolve("kafka"));
            postgres = PostgresServer.start(0, directory.resolve("postgres"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        broker.createTopics(Topics.all(), PARTITIONS);
        broker.createTopics(List.of(OrdinaryChannel.TOPIC), 1);
        postgres.createDatabase(DATABASE, DATABASE, DATABASE);
        return Map.of(
                "kafka.bootstrap.servers",
                bootstrapServers(),
                "database.host",
                "127.0.0.1",
                "database.port",
                Integer.toString(postgres.port()),
                "database.password",
                DATABASE);
    }

    @Override
    public void stop() {
        if (broker != null) {
            broker.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    static String bootstrapServers() {
        return Objects.requireNonNull(broker).bootstrapServers();
    }

    static Connection connect() throws SQLException {
        return DriverManager.getConnection(Objects.requireNonNull(postgres).jdbcUrl(DATABASE), DATABASE, DATABASE);
    }

    /** Returns the one value that a query selects. */
    static String query(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
