package tidings.messaging.testing;

import io.vertx.mutiny.sqlclient.Pool;

/** Blocking access to the database of the service under test. */
public final class Tables {

    private Tables() {}

    /** Counts the rows of a table. {@code table} may include a {@code where} clause. */
    public static long count(Pool pool, String table) {
        return pool.query("select count(*) from " + table)
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    public static void run(Pool pool, String statement) {
        pool.query(statement).execute().await().indefinitely();
    }
}
