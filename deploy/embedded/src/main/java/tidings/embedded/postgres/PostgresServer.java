package tidings.embedded.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import tidings.embedded.process.ManagedProcess;
import tidings.embedded.process.Ports;
import tidings.embedded.process.Processes;
import tidings.embedded.process.StartFailed;

/**
 * A PostgreSQL server with production durability. It keeps its data in a directory and finds it after a restart.
 *
 * <p>It listens on the loopback address only and trusts every connection: passwords are stored but not checked.
 */
public final class PostgresServer implements ManagedProcess, AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    private final EmbeddedPostgres server;
    private final ProcessHandle postmaster;

    private PostgresServer(EmbeddedPostgres server, ProcessHandle postmaster) {
        this.server = server;
        this.postmaster = postmaster;
    }

    /** Returns when the server is ready; {@code port} 0 takes any free port. Its log is {@code postgres.log} beside the data. */
    public static PostgresServer start(int port, Path dataDirectory) {
        return start(port, dataDirectory, dataDirectory.resolve("postgres.log"));
    }

    public static PostgresServer start(int port, Path dataDirectory, Path log) {
        Path cluster = dataDirectory.toAbsolutePath().resolve("cluster");
        try {
            Files.createDirectories(cluster.getParent());
            EmbeddedPostgres server = settings(port, cluster, log).start();
            return new PostgresServer(server, postmaster(cluster));
        } catch (IOException | RuntimeException | ExceptionInInitializerError e) {
            throw new StartFailed(PostgresStartFailure.explain(log), e);
        }
    }

    private static EmbeddedPostgres.Builder settings(int port, Path cluster, Path log) throws IOException {
        File output = log.toFile();
        return EmbeddedPostgres.builder()
                .setPort(Ports.orFree(port))
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(PostgresBinaries.directory().toFile())
                .setPGStartupWait(START_TIMEOUT)
                .setOutputRedirector(Redirect.appendTo(output))
                .setErrorRedirector(Redirect.appendTo(output))
                // The library turns these three off by default.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", Ports.HOST)
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "128MB");
    }

    public int port() {
        return server.getPort();
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + Ports.HOST + ":" + port() + "/" + database;
    }

    @Override
    public ProcessHandle process() {
        return postmaster;
    }

    @Override
    public String exitDescription() {
        return Processes.isGone(postmaster) ? "ended" : "is alive";
    }

    /** Creates, unless they exist, the role {@code user} and a database that only this role may connect to. */
    public void createDatabase(String name, String user, String password) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement sql = connection.createStatement()) {
            if (isMissing(connection, "select from pg_roles where rolname = ?", user)) {
                sql.execute("create role " + sql.enquoteIdentifier(user, true) + " login password "
                        + sql.enquoteLiteral(password));
            }
            if (isMissing(connection, "select from pg_database where datname = ?", name)) {
                sql.execute("create database " + sql.enquoteIdentifier(name, true) + " owner "
                        + sql.enquoteIdentifier(user, true));
            }
            sql.execute("revoke connect on database " + sql.enquoteIdentifier(name, true) + " from public");
        } catch (SQLException e) {
            throw new IllegalStateException("could not create the database " + name, e);
        }
    }

    private static boolean isMissing(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, name);
            try (ResultSet rows = select.executeQuery()) {
                return !rows.next();
            }
        }
    }

    private static ProcessHandle postmaster(Path cluster) throws IOException {
        List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(lines.get(0).trim()))
                .orElseThrow(() -> new IOException("the postmaster is gone"));
    }

    @Override
    public void stop() {
        close();
    }

    @Override
    public void kill() {
        List<ProcessHandle> family = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        close();
        // They exit by themselves. Until then their shared memory blocks the next start.
        family.forEach(one -> Processes.awaitEnd(one, STOP_TIMEOUT));
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Processes.end(postmaster, STOP_TIMEOUT);
        }
    }
}
