package tidings.messaging.testing;

import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import tidings.messaging.work.Expiring;
import tidings.messaging.work.RetentionPurge;

/**
 * The rows of a table that a purge has to delete.
 *
 * @param where selects them: the table and its {@code where} clause
 */
public record ExpiredRows(Pool pool, Vertx vertx, Expiring table, String where) {

    public long count() {
        return Tables.count(pool, where);
    }

    /** Runs the purge until that many rows are left. */
    public void purgeUntilLeft(int rows) {
        RetentionPurge purge = new RetentionPurge(List.of(table), vertx);
        purge.start(new StartupEvent());
        try {
            await().until(() -> count() == rows);
        } finally {
            purge.stop(new ShutdownEvent());
        }
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
