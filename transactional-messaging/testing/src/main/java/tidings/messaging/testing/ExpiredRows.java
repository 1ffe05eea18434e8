package tidings.messaging.testing;

import static org.awaitility.Awaitility.await;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import tidings.messaging.work.Expiring;
import tidings.messaging.work.RetentionPurge;

/**
 * The rows of a table that a purge has to delete.
 *
 * @param where selects them: the table and its {@code where} clause
 */
public record ExpiredRows(Pool pool, Expiring table, String where) {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    public long count() {
        return Tables.count(pool, where);
    }

    /** Runs the purge until that many rows are left. */
    public void purgeUntilLeft(int rows) {
        new RetentionPurge(List.of(table)).purge().await().atMost(TIMEOUT);
        // The purge of the service may run at the same time and have locked some.
        await().until(() -> count() == rows);
    }

    /** Runs the purge while another transaction has locked that many of the rows: they are left. */
    public void purgeWhileLocked(int rows) {
        SqlConnection other = pool.getConnection().await().indefinitely();
        execute(other, "begin; select from %s limit %d for update".formatted(where, rows));
        try {
            purgeUntilLeft(rows);
        } finally {
            execute(other, "rollback");
            other.close().await().indefinitely();
        }
    }

    private static void execute(SqlConnection connection, String statements) {
        connection.query(statements).execute().await().indefinitely();
    }
}
