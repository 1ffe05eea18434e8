package tidings.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.embedded.process.Ports;
import tidings.embedded.process.Processes;

class PostgresServerTest {

    @TempDir
    Path dir;

    @Test
    void commits_are_durable_and_databases_private() throws SQLException {
        try (PostgresServer server = PostgresServer.start(0, dir)) {
            server.createDatabase("orders", "orders", "secret");
            server.createDatabase("payments", "payments", "it's \"quoted\"");

            assertThat(query(server, "orders", "orders", "show fsync")).isEqualTo("on");
            assertThat(query(server, "orders", "orders", "show synchronous_commit"))
                    .isEqualTo("on");
            assertThat(query(server, "orders", "orders", "show full_page_writes"))
                    .isEqualTo("on");
            assertThat(query(server, "orders", "orders", "show listen_addresses"))
                    .isEqualTo("127.0.0.1");

            assertThat(query(server, "payments", "payments", "select 'welcome'"))
                    .isEqualTo("welcome");
            assertThatThrownBy(() -> query(server, "payments", "orders", "select 'welcome'"))
                    .hasMessageContaining("permission denied for database");
        }
    }

    @Test
    void a_row_survives_stop_and_crash() throws SQLException {
        PostgresServer server = PostgresServer.start(0, dir);
        int port = server.port();
        server.createDatabase("orders", "orders", "secret");
        execute(server, "create table facts (fact text)", "insert into facts values ('a fact')");

        server.close();

        assertThat(Processes.isGone(server.process())).isTrue();
        assertThat(Ports.isFree(port)).isTrue();

        try (PostgresServer again = PostgresServer.start(port, dir)) {
            assertThat(query(again, "orders", "orders", "select fact from facts"))
                    .isEqualTo("a fact");
            execute(again, "insert into facts values ('another')");
            again.kill();
        }

        try (PostgresServer recovered = PostgresServer.start(port, dir)) {
            recovered.createDatabase("orders", "orders", "secret");
            assertThat(query(recovered, "orders", "orders", "select count(*) from facts"))
                    .isEqualTo("2");
        }
    }

    private static String query(PostgresServer server, String database, String user, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(database), user, "secret");
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(PostgresServer server, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl("orders"), "orders", "secret");
                Statement sql = connection.createStatement()) {
            for (String statement : statements) {
                sql.execute(statement);
            }
        }
    }
}
