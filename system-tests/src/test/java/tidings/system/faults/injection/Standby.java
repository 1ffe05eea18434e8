package tidings.system.faults.injection;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import tidings.embedded.Component;
import tidings.embedded.EmbeddedSystem;
import tidings.embedded.postgres.PostgresServer;
import tidings.embedded.process.DirectoryTree;
import tidings.embedded.process.Ports;

/** A standby of the database. It has each commit that the database has acknowledged. */
public final class Standby implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final Set<String> OF_THE_PROCESS = Set.of("postmaster.pid", "postmaster.opts", "epg-lock");

    private final Path replaced;
    private final Path directory;
    private final PostgresServer server;

    private Standby(Path replaced, Path directory, PostgresServer server) {
        this.replaced = replaced;
        this.directory = directory;
        this.server = server;
    }

    /** Copies the running database. When this returns, a commit waits for the standby. */
    public static Standby of(EmbeddedSystem system) {
        int primary = system.port(Component.DATABASE);
        Path original = system.data().resolve(Component.DATABASE.label()).resolve("cluster");
        Path directory = system.data().resolve("standby");
        Path copy = directory.resolve("cluster");
        try (Connection connection = administrator(primary);
                Statement sql = connection.createStatement()) {
            Files.createDirectory(directory);
            set(sql, "wal_keep_size", "1GB");
            sql.execute("select pg_backup_start('standby', true)");
            copy(original, copy);
            Files.writeString(copy.resolve("backup_label"), text(sql, "select labelfile from pg_backup_stop(false)"));
            Files.createFile(copy.resolve("standby.signal"));
            Files.writeString(
                    copy.resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=%s port=%d user=postgres application_name=standby'%n"
                            .formatted(Ports.HOST, primary),
                    StandardOpenOption.APPEND);
            PostgresServer server =
                    PostgresServer.start(0, directory, system.logs().resolve("standby.log"));
            set(sql, "synchronous_standby_names", "standby");
            await().atMost(TIMEOUT)
                    .until(() -> text(sql, "select count(*) from pg_stat_replication where sync_state = 'sync'")
                            .equals("1"));
            return new Standby(original, directory, server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** It answers queries, and refuses to write before {@link #promote}. */
    public int port() {
        return server.port();
    }

    /** Makes it the database. */
    public void promote() {
        try (Connection connection = administrator(port());
                Statement sql = connection.createStatement()) {
            sql.execute("select pg_promote()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stops it and puts its data in the place of the database's, which has to be down. */
    public void replaceDatabase() {
        server.close();
        DirectoryTree.delete(replaced, null);
        try {
            Files.move(directory.resolve("cluster"), replaced);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        DirectoryTree.delete(directory, null);
    }

    private static Connection administrator(int port) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + Ports.HOST + ":" + port + "/postgres", "postgres", "");
    }

    private static void set(Statement sql, String name, String value) throws SQLException {
        sql.execute("alter system set " + name + " = '" + value + "'");
        sql.execute("select pg_reload_conf()");
    }

    private static String text(Statement sql, String query) throws SQLException {
        try (ResultSet rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** A file may change or disappear meanwhile: the log repairs what differs. */
    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) throws IOException {
                Files.copy(each, to.resolve(from.relativize(each)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) throws IOException {
                if (!OF_THE_PROCESS.contains(each.getFileName().toString())) {
                    try {
                        Files.copy(each, to.resolve(from.relativize(each)), StandardCopyOption.COPY_ATTRIBUTES);
                    } catch (NoSuchFileException deleted) {
                        // As above.
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path each, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }
}
